import { type Exact, exact, over, times } from './exact';

/** Working days of a month, 'YYYY-MM-DD', and those of them on which the agent was with the company. */
export interface Workdays {
  month: readonly string[];
  own: readonly string[];
}

/**
 * Which of a month's working days are an agent's own: from the day of joining to the last day, both included, without days of
 * leave, on which nothing is asked of anybody (DOMAIN N1).
 */
export function ownDays(
  month: readonly string[],
  joined: string,
  left: string | null,
  leave: readonly string[] = [],
): Workdays {
  const there = (day: string): boolean => day >= joined && (left === null || day <= left) && !leave.includes(day);
  return { month, own: month.filter(there) };
}

/** A month's target for who was there for part of it, by working days; whole where the month has none. */
export function prorated(target: Exact, { month, own }: Workdays): Exact {
  return month.length === 0 ? target : over(times(target, exact(own.length)), exact(month.length));
}
