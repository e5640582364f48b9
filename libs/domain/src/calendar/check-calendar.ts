import { IANAZone } from 'luxon';
import type { DayInterval, WorkCalendar } from './calendar';
import { clockSpan, MINUTES_A_DAY, parseClock } from './clock-time';
import { parseDay } from './local-days';

export type CalendarFaultKind =
  'bad_zone' | 'bad_weekday' | 'bad_time' | 'bad_date' | 'overlap' | 'duplicate_interval' | 'duplicate_date';

/** What is wrong and where: 'zone', 'weekly.2', 'overrides.0', 'overrides.0.intervals.1'. */
export interface CalendarFault {
  kind: CalendarFaultKind;
  path: string;
}

interface Placed {
  path: string;
  from: number;
  to: number;
}

const MINUTES_A_WEEK = 7 * MINUTES_A_DAY;

/**
 * Everything wrong with a calendar as an admin wrote it, in reading order; an empty list means it can be saved.
 * Times are local to the calendar's zone. A night shift that reaches into the next day's first interval is an
 * overlap, Sunday night into Monday too. Throws nothing.
 */
export function checkCalendar(calendar: WorkCalendar): CalendarFault[] {
  return [
    ...(IANAZone.isValidZone(calendar.zone) ? [] : [fault('bad_zone', 'zone')]),
    ...weeklyFaults(calendar),
    ...overrideFaults(calendar),
  ];
}

function weeklyFaults({ weekly }: WorkCalendar): CalendarFault[] {
  const unreadable = weekly.flatMap((interval, i) => [
    ...(isWeekday(interval.weekday) ? [] : [fault('bad_weekday', `weekly.${i}`)]),
    ...timeFaults(interval, `weekly.${i}`),
  ]);
  const placed = weekly.flatMap((interval, i) =>
    isWeekday(interval.weekday) ? place(interval, `weekly.${i}`, (interval.weekday - 1) * MINUTES_A_DAY) : [],
  );
  return [...unreadable, ...overlapFaults(placed, MINUTES_A_WEEK)];
}

function overrideFaults({ overrides }: WorkCalendar): CalendarFault[] {
  const dates = overrides.map(({ date }) => date);
  return overrides.flatMap(({ date, intervals }, i) => [
    ...(parseDay(date) === null ? [fault('bad_date', `overrides.${i}`)] : []),
    ...(dates.indexOf(date) < i ? [fault('duplicate_date', `overrides.${i}`)] : []),
    ...intervals.flatMap((interval, j) => timeFaults(interval, `overrides.${i}.intervals.${j}`)),
    ...overlapFaults(intervals.flatMap((interval, j) => place(interval, `overrides.${i}.intervals.${j}`, 0))),
  ]);
}

function timeFaults(interval: DayInterval, path: string): CalendarFault[] {
  return readable(interval) ? [] : [fault('bad_time', path)];
}

function place(interval: DayInterval, path: string, offset: number): Placed[] {
  if (!readable(interval)) return [];
  const [from, to] = clockSpan(interval.from, interval.to);
  return [{ path, from: from + offset, to: to + offset }];
}

function overlapFaults(placed: Placed[], cycle = Number.POSITIVE_INFINITY): CalendarFault[] {
  return placed.flatMap((later, i) => {
    const earlier = placed.slice(0, i);
    if (earlier.some(({ from, to }) => from === later.from && to === later.to)) {
      return [fault('duplicate_interval', later.path)];
    }
    return earlier.some((other) => overlap(other, later, cycle)) ? [fault('overlap', later.path)] : [];
  });
}

function overlap(a: Placed, b: Placed, cycle: number): boolean {
  const shifts = cycle === Number.POSITIVE_INFINITY ? [0] : [-cycle, 0, cycle];
  return shifts.some((shift) => a.from < b.to + shift && b.from + shift < a.to);
}

function readable({ from, to }: DayInterval): boolean {
  return parseClock(from) !== null && parseClock(to, true) !== null;
}

function isWeekday(weekday: number): boolean {
  return Number.isInteger(weekday) && weekday >= 1 && weekday <= 7;
}

function fault(kind: CalendarFaultKind, path: string): CalendarFault {
  return { kind, path };
}
