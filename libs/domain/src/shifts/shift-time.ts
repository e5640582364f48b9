import type { Interval, WorkCalendar } from '../calendar/calendar';
import { clockSpan } from '../calendar/clock-time';
import { localDayOf } from '../calendar/day-range';
import { DAY_MS, firstInstantAt, parseDay, zoneNamed } from '../calendar/local-days';
import { nextOpening, workingIntervals } from '../calendar/working-time';
import { tellAt, type Telling } from '../ladder/shifts';
import { dateOf, type PlannedDay, plannedOn } from './planned-day';
import { breakSpan } from './piece-minutes';
import type { ShiftPlan } from './shift';

const SEARCH_DAYS = 60;

/**
 * When a person works between two instants (UTC), without breaks, merged and in order. `calendar` is the team's, for patterns that hold
 * within it. Throws `calendar_invalid` for an unknown zone.
 */
export function shiftIntervals(plan: ShiftPlan, calendar: WorkCalendar, from: Date, to: Date): Interval[] {
  const last = parseDay(localDayOf(plan.zone, to))!;
  const found: Interval[] = [];
  // A night shift belongs to the day it began on.
  for (let day = parseDay(localDayOf(plan.zone, from))! - 1; day <= last; day++) {
    const planned = plannedOn(plan, dateOf(day));
    if (!planned) continue;
    const clipped = intervalsOf(plan.zone, day, planned)
      .map((span) => ({ from: later(span.from, from), to: earlier(span.to, to) }))
      .filter((span) => span.from < span.to);
    found.push(...within(planned, calendar, clipped));
  }
  return merged(found);
}

/** Seconds that a person works in what begins on a date 'YYYY-MM-DD', a night to its end. Throws `calendar_invalid`. */
export function secondsOn(plan: ShiftPlan, calendar: WorkCalendar, date: string): number {
  const planned = plannedOn(plan, date);
  if (!planned) return 0;
  const spans = within(planned, calendar, intervalsOf(plan.zone, parseDay(date)!, planned));
  return spans.reduce((seconds, { from, to }) => seconds + (to.getTime() - from.getTime()) / 1000, 0);
}

const within = ({ withinCalendar }: PlannedDay, calendar: WorkCalendar, spans: Interval[]): Interval[] =>
  withinCalendar ? spans.flatMap(({ from, to }) => workingIntervals(calendar, from, to)) : spans;

/** Whether a person is on shift at `at` (UTC); null where nothing is planned for them and presence alone can say. */
export function onShift(plan: ShiftPlan, calendar: WorkCalendar, at: Date): boolean | null {
  if (shiftIntervals(plan, calendar, at, new Date(at.getTime() + 1)).length > 0) return true;
  return plannedOn(plan, localDayOf(plan.zone, at)) ? false : null;
}

/** The first instant at or after `at` (UTC) on which a person works; null when nothing is planned for the next sixty days. */
export function nextShift(plan: ShiftPlan, calendar: WorkCalendar, at: Date): Date | null {
  for (let day = 0; day < SEARCH_DAYS; day++) {
    const from = new Date(at.getTime() + day * DAY_MS);
    const [first] = shiftIntervals(plan, calendar, from, new Date(from.getTime() + DAY_MS));
    if (first) return first.from;
  }
  return null;
}

/**
 * When a receiver hears of what happened at `now` (UTC): in their own shift where one is planned, else in their team's working time.
 * Whoever is on leave without an end in sight hears in the team's. Throws `calendar_never_opens`, `calendar_invalid`.
 */
export function tellInShift(plan: ShiftPlan | null, calendar: WorkCalendar, anyTime: boolean, now: Date): Telling {
  const working = plan && onShift(plan, calendar, now);
  if (!plan || working === null || anyTime) return tellAt(calendar, anyTime, now);
  if (working) return { at: now, postponed: false };
  return { at: nextShift(plan, calendar, now) ?? nextOpening(calendar, now), postponed: true };
}

function intervalsOf(zoneName: string, day: number, { pieces }: PlannedDay): Interval[] {
  const zone = zoneNamed(zoneName);
  const instant = (minute: number): Date => new Date(firstInstantAt(zone, day, minute));
  return pieces.flatMap((piece) => {
    const [start, end] = clockSpan(piece.from, piece.to);
    const breaks = piece.breaks.map((rest) => breakSpan(piece, rest)).sort((a, b) => a[0] - b[0]);
    const ends = [...breaks.map(([from]) => from), end];
    const starts = [start, ...breaks.map(([, to]) => to)];
    return starts.map((from, i) => ({ from: instant(from), to: instant(ends[i]!) }));
  });
}

function merged(intervals: Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const { from, to } of intervals.sort((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = result.at(-1);
    if (last && from <= last.to) last.to = later(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

const later = (a: Date, b: Date): Date => (a > b ? a : b);
const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
