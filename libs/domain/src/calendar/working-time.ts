import { DomainError } from '../errors';
import type { Interval, Segment, WorkCalendar } from './calendar';
import { spansFrom } from './compiled-calendar';
import { DAY_MS } from './local-days';

const SEARCH_MS = 400 * DAY_MS;
const REACH_MS = 3660 * DAY_MS;

/**
 * The working time between two instants, merged and in order; empty when `to <= from`. Instants in and out are UTC.
 * Throws `calendar_invalid` for an unreadable calendar, `invalid_input` for an invalid date.
 */
export function workingIntervals(calendar: WorkCalendar, from: Date, to: Date): Interval[] {
  const [first, last] = [instant(from), instant(to)];
  const result: Interval[] = [];
  for (const [start, end] of spansFrom(calendar, first)) {
    if (start >= last) break;
    append(result, Math.max(start, first), Math.min(end, last));
  }
  return result;
}

/**
 * The instant at which `seconds` of working time have passed since `from`, and the working time that counted
 * (DOMAIN W13). Time that ends exactly at closing is due at closing, not at the next opening; zero seconds are due at
 * `from`. Throws `calendar_never_opens` when nothing opens within 400 days of the last working moment
 * or ten years do not hold that much working time, `calendar_invalid` for an unreadable calendar, `invalid_input` for
 * an invalid date and a negative or endless duration.
 */
export function addWorkingSeconds(
  calendar: WorkCalendar,
  from: Date,
  seconds: number,
): { at: Date; segments: Segment[] } {
  if (!Number.isFinite(seconds) || seconds < 0) throw new DomainError('invalid_input', { seconds });
  let left = Math.round(seconds * 1000);
  let cursor = instant(from);
  const segments: Segment[] = [];
  if (left === 0) return { at: from, segments };
  for (const [start, end] of spansFrom(calendar, cursor)) {
    giveUpAfter(SEARCH_MS, cursor, start);
    giveUpAfter(REACH_MS, from.getTime(), start);
    if (start === end) continue;
    const begin = Math.max(start, cursor);
    cursor = Math.min(end, begin + left);
    left -= cursor - begin;
    append(segments, begin, cursor);
    if (left === 0) break;
  }
  return { at: new Date(cursor), segments };
}

/**
 * Seconds of working time between two instants, to the millisecond; 0 when `b <= a`.
 * Throws `calendar_invalid` for an unreadable calendar, `invalid_input` for an invalid date.
 */
export function workingSecondsBetween(calendar: WorkCalendar, a: Date, b: Date): number {
  const [from, to] = [instant(a), instant(b)];
  let worked = 0;
  for (const [start, end] of spansFrom(calendar, from)) {
    if (start >= to) break;
    worked += Math.max(0, Math.min(end, to) - Math.max(start, from));
  }
  return worked / 1000;
}

/** Whether that instant is working time; an opening minute is, a closing minute is not. Throws `calendar_invalid`. */
export function isWorking(calendar: WorkCalendar, at: Date): boolean {
  return workingIntervals(calendar, at, new Date(at.getTime() + 1)).length > 0;
}

/**
 * The first working instant at or after `at`: `at` itself inside working time.
 * Throws `calendar_never_opens` when there is none within 400 days, `calendar_invalid` for an unreadable calendar.
 */
export function nextOpening(calendar: WorkCalendar, at: Date): Date {
  const { segments } = addWorkingSeconds(calendar, at, 0.001);
  return segments[0]!.from;
}

// An invalid date compares as neither before nor after anything, so a search bounded by it would never end.
function instant(date: Date): number {
  const at = date.getTime();
  if (Number.isNaN(at)) throw new DomainError('invalid_input', { date: String(date) });
  return at;
}

function append(intervals: Interval[], from: number, to: number): void {
  if (to <= from) return;
  const last = intervals.at(-1);
  if (last?.to.getTime() === from) last.to = new Date(to);
  else intervals.push({ from: new Date(from), to: new Date(to) });
}

function giveUpAfter(limitMs: number, since: number, at: number): void {
  if (at - since > limitMs) throw new DomainError('calendar_never_opens', { since: new Date(since).toISOString() });
}
