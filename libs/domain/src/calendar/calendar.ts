/** A part of a day in local wall-clock time. `to <= from` crosses midnight into the next day; '24:00' is allowed as `to`. */
export interface DayInterval {
  from: string;
  to: string;
}

/** A part of every week: 1 is Monday, 7 is Sunday. The interval belongs to the day it starts on. */
export interface WeeklyInterval extends DayInterval {
  weekday: number;
}

/**
 * One date with hours of its own: no intervals close it (a holiday), intervals open it (a make-up workday, 调休).
 * It replaces every interval that starts on that date; the tail of the night before stays, because a night shift
 * belongs to the day it began.
 */
export interface DateOverride {
  date: string;
  intervals: DayInterval[];
  label: string;
}

/**
 * Working hours in one IANA zone. Treat it as immutable: its compiled days are remembered per object.
 */
export interface WorkCalendar {
  zone: string;
  weekly: WeeklyInterval[];
  overrides: DateOverride[];
}

/** A half-open piece of time, `from` included and `to` not. */
export interface Interval {
  from: Date;
  to: Date;
}

/** Working time that counted toward a deadline. */
export type Segment = Interval;

/** A calendar that is open around the clock, every day, so that working time is wall-clock time. */
export function alwaysOpen(zone: string): WorkCalendar {
  return {
    zone,
    weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })),
    overrides: [],
  };
}
