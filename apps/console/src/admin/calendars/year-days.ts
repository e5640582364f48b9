import type { DateOverride, WeeklyInterval } from '#domain';

/** open and rest follow the week; the others are dated: closed 休, makeup 班 (a rest day worked), changed hours. */
export type DayKind = 'open' | 'rest' | 'closed' | 'makeup' | 'changed';

export interface YearDay {
  date: string;
  day: number;
  weekday: number;
  kind: DayKind;
  label: string;
}

export interface YearMonth {
  month: number;
  /** Empty cells before the first, weeks starting on Monday. */
  blanks: number;
  days: YearDay[];
}

/** The twelve months of a year as the year view draws them. */
export function yearMonths(
  year: number,
  weekly: readonly WeeklyInterval[],
  overrides: readonly DateOverride[],
): YearMonth[] {
  const workdays = new Set(weekly.map(({ weekday }) => weekday));
  const dated = new Map(overrides.map((override) => [override.date, override]));
  return Array.from({ length: 12 }, (_, index) => {
    const days = monthDates(year, index).map((date) => dayOf(date, workdays, dated.get(date)));
    return { month: index + 1, blanks: days[0]!.weekday - 1, days };
  });
}

/** Dated days of a year by kind, for the line above the year. */
export function countKinds(months: readonly YearMonth[]): Record<DayKind, number> {
  const counts: Record<DayKind, number> = { open: 0, rest: 0, closed: 0, makeup: 0, changed: 0 };
  for (const { days } of months) for (const { kind } of days) counts[kind] += 1;
  return counts;
}

/** The overrides after one date was set, or with null taken out; in order of date. */
export function withOverride(
  overrides: readonly DateOverride[],
  date: string,
  override: DateOverride | null,
): DateOverride[] {
  const others = overrides.filter((other) => other.date !== date);
  return [...others, ...(override ? [override] : [])].sort((a, b) => a.date.localeCompare(b.date));
}

/** What the server added (national days) together with what is drafted here: a drafted date wins over a stored one. */
export function mergedOverrides(
  draft: readonly DateOverride[],
  base: readonly DateOverride[],
  stored: readonly DateOverride[],
): DateOverride[] {
  const removed = new Set(base.map(({ date }) => date).filter((date) => !draft.some((other) => other.date === date)));
  const edited = draft.filter((own) => !base.some((other) => JSON.stringify(other) === JSON.stringify(own)));
  const kept = stored.filter(({ date }) => !removed.has(date) && !edited.some((own) => own.date === date));
  return [...kept, ...edited].sort((a, b) => a.date.localeCompare(b.date));
}

/** The hours a weekday normally has, to start an override from; a rest day starts from the first workday's. */
export function usualHours(weekly: readonly WeeklyInterval[], weekday: number): { from: string; to: string }[] {
  const own = weekly.filter((interval) => interval.weekday === weekday);
  const first = weekly.reduce((least, interval) => Math.min(least, interval.weekday), 8);
  return (own.length > 0 ? own : weekly.filter((interval) => interval.weekday === first)).map(({ from, to }) => ({
    from,
    to,
  }));
}

export function weekdayOfDate(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

function dayOf(date: string, workdays: Set<number>, override: DateOverride | undefined): YearDay {
  const weekday = weekdayOfDate(date);
  return {
    date,
    day: Number(date.slice(8)),
    weekday,
    kind: kindOf(workdays.has(weekday), override),
    label: override?.label ?? '',
  };
}

function kindOf(workday: boolean, override: DateOverride | undefined): DayKind {
  if (!override) return workday ? 'open' : 'rest';
  if (override.intervals.length === 0) return 'closed';
  return workday ? 'changed' : 'makeup';
}

function monthDates(year: number, index: number): string[] {
  const count = new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
  return Array.from({ length: count }, (_, day) => new Date(Date.UTC(year, index, day + 1)).toISOString().slice(0, 10));
}
