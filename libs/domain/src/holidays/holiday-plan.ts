import type { DateOverride, DayInterval, WorkCalendar } from '../calendar/calendar';
import { DomainError } from '../errors';
import type { FileDay } from './holiday-file';

/**
 * What taking a day would mean: `new` closes it or opens it, `known` is so already, `conflict` stands against hours that a person wrote
 * for that date, `past` is before today, `unmarked` is only named in a file that marks others as days off.
 */
export type HolidayState = 'new' | 'known' | 'conflict' | 'past' | 'unmarked';

export interface PlannedHoliday {
  date: string;
  label: string;
  /** Where it stands in the file. */
  line: number;
  state: HolidayState;
  /** What the date would have: none when it is closed. */
  intervals: DayInterval[];
  /** What a person wrote for the date, null where it is like every week. */
  written: DayInterval[] | null;
}

const MOST_OVERRIDES = 1_000;

/** Each day of a file beside what the calendar has; `today` is the local day 'YYYY-MM-DD' of the calendar's zone. */
export function planHolidays(calendar: WorkCalendar, days: readonly FileDay[], today: string): PlannedHoliday[] {
  const marks = days.some(({ kind }) => kind !== 'unmarked');
  const makeUp = usualWorkday(calendar);
  const written = new Map(calendar.overrides.map((override) => [override.date, override.intervals]));
  return days.map(({ date, label, kind, line }) => {
    const own = written.get(date) ?? null;
    const intervals = kind === 'work' ? makeUp : [];
    const known = own !== null && (own.length === 0) === (intervals.length === 0);
    const left = marks && kind === 'unmarked' ? 'unmarked' : own ? 'conflict' : 'new';
    return { date, label, line, intervals, written: own, state: known ? 'known' : date < today ? 'past' : left };
  });
}

/**
 * The calendar's dates with those taken from the plan. Throws `invalid_input` for a date that the plan does not have, `ics_nothing_chosen`
 * for none, and `calendar_too_many_days` where a calendar could not be saved any more.
 */
export function takeHolidays(
  { overrides }: WorkCalendar,
  plan: readonly PlannedHoliday[],
  dates: readonly string[],
): DateOverride[] {
  const chosen = new Set(dates);
  const taken = plan.filter(({ date }) => chosen.has(date));
  if (taken.length < chosen.size) throw new DomainError('invalid_input', { field: 'dates' });
  if (taken.length === 0) throw new DomainError('ics_nothing_chosen');
  const kept = overrides.filter(({ date }) => !chosen.has(date));
  const all = [...kept, ...taken.map(({ date, label, intervals }) => ({ date, label, intervals }))];
  if (all.length > MOST_OVERRIDES) throw new DomainError('calendar_too_many_days', { most: MOST_OVERRIDES });
  return all.sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The hours of the first day of the week that has any: what a make-up day works by. */
export function usualWorkday({ weekly }: WorkCalendar): DayInterval[] {
  const firstOpen = Math.min(...weekly.map(({ weekday }) => weekday));
  return weekly.filter(({ weekday }) => weekday === firstOpen).map(({ from, to }) => ({ from, to }));
}
