import { DateTime } from 'luxon';
import { DomainError } from '#domain';

export type Step = 'day' | 'week' | 'month';

/** Days are 'YYYY-MM-DD' of the company's zone. `next` is the first day that no longer belongs to it. */
export interface Period {
  first: string;
  next: string;
}

const LONGEST_DAYS = 400;

const utc = (day: string): DateTime => DateTime.fromISO(day, { zone: 'utc' });
const dayOf = (at: DateTime): string => at.toFormat('yyyy-MM-dd');

/**
 * The whole periods that a range touches, in order: a cell always stands for its whole period, as the rows behind it do.
 * Weeks begin on Monday. Throws `invalid_input` for a range that runs backwards or is longer than 400 days.
 */
export function periodsBetween(from: string, to: string, step: Step): Period[] {
  const days = utc(to).diff(utc(from), 'days').days + 1;
  if (days < 1 || days > LONGEST_DAYS)
    throw new DomainError('invalid_input', { field: 'to', longestDays: LONGEST_DAYS });
  const periods: Period[] = [];
  for (let at = utc(from).startOf(step); at <= utc(to); at = at.plus({ [step]: 1 }))
    periods.push({ first: dayOf(at), next: dayOf(at.plus({ [step]: 1 })) });
  return periods;
}

/** The period that begins on `first`. Throws `invalid_input` for a day on which none of that step begins. */
export function periodFrom(first: string, step: Step): Period {
  const [period] = periodsBetween(first, first, step);
  if (period!.first !== first) throw new DomainError('invalid_input', { field: 'period' });
  return period!;
}

/** As many periods that end where the first of these begins, in order. */
export function periodsBefore(periods: readonly Period[], step: Step): Period[] {
  const earlier = (day: string): string => dayOf(utc(day).minus({ [step]: periods.length }));
  return periods.map(({ first, next }) => ({ first: earlier(first), next: earlier(next) }));
}

/** The instant at which a day begins in the zone. */
export const startOf = (day: string, zone: string): Date => DateTime.fromISO(day, { zone }).startOf('day').toJSDate();

export const nextDay = (day: string): string => dayOf(utc(day).plus({ days: 1 }));

export const daysBefore = (day: string, days: number): string => dayOf(utc(day).minus({ days }));

export const spanOf = (first: string, next: string, zone: string): { from: Date; to: Date } => ({
  from: startOf(first, zone),
  to: startOf(next, zone),
});

export const dayIn = (zone: string, at: Date): string => dayOf(DateTime.fromJSDate(at, { zone }));

export const lastDayOf = ({ next }: Period): string => daysBefore(next, 1);

/** Days in any order as the spans of days that follow one another. */
export function runsOf(days: readonly string[]): Period[] {
  const runs: Period[] = [];
  for (const day of [...days].sort()) {
    const run = runs.at(-1);
    if (run?.next === day) run.next = nextDay(day);
    else runs.push({ first: day, next: nextDay(day) });
  }
  return runs;
}

export function daysOf({ first, next }: Period): string[] {
  const days: string[] = [];
  for (let day = first; day < next; day = nextDay(day)) days.push(day);
  return days;
}
