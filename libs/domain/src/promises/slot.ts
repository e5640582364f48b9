import type { IANAZone } from 'luxon';
import { parseClock } from '../calendar/clock-time';
import { DAY_MS, parseDay, zoneNamed, type DayNumber } from '../calendar/local-days';
import { DomainError } from '../errors';

const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 1440;

/** A slot as somebody typed it: a date 'YYYY-MM-DD' and clock times 'HH:mm', all of them possibly missing or words. */
export interface WantedSlot {
  date: string;
  from: string;
  to: string;
}

/** A piece of one local day, agreed with a contact. Instants are UTC, `to` is not in it. */
export interface Slot {
  from: Date;
  to: Date;
}

/**
 * The slot that `wanted` means on the wall clock of `zone` (an IANA name): a date with an hour it begins and an hour it ends
 * (DOMAIN M2), on one day, ahead of `now`, and no longer than `longestSeconds`. Throws `slot_date_missing`,
 * `slot_hour_missing`, `slot_without_length`, `slot_over_midnight`, `slot_ends_first`, `slot_time_skipped`,
 * `slot_time_twice`, `slot_in_past` or `slot_too_long`; each names its field.
 */
export function agreeSlot(wanted: WantedSlot, zone: string, facts: { now: Date; longestSeconds: number }): Slot {
  const day = parseDay(wanted.date.trim());
  if (day === null) throw new DomainError('slot_date_missing', { field: 'date' });
  const [start, end] = [hourOf(wanted.from, 'from'), hourOf(wanted.to, 'to')];
  mustFollow(start, end, facts.longestSeconds);
  const place = zoneNamed(zone);
  const slot = { from: instantOf(place, day, start, 'from'), to: instantOf(place, day, end, 'to') };
  if (slot.from <= facts.now) throw new DomainError('slot_in_past', { field: dayOver(place, day, facts.now) });
  const seconds = (slot.to.getTime() - slot.from.getTime()) / 1000;
  if (seconds > facts.longestSeconds)
    throw new DomainError('slot_too_long', { field: 'to', longestMinutes: facts.longestSeconds / 60 });
  return slot;
}

/** "Morning" alone is no hour (DOMAIN M2). */
function hourOf(text: string, field: 'from' | 'to'): number {
  const minutes = parseClock(text.trim(), field === 'to');
  if (minutes === null) throw new DomainError('slot_hour_missing', { field });
  return minutes;
}

/** What ends before it begins was meant over midnight where that gives a length a slot may have; else the hours are mixed up. */
function mustFollow(start: number, end: number, longestSeconds: number): void {
  if (start < end && end < MINUTES_A_DAY) return;
  if (start === end) throw new DomainError('slot_without_length', { field: 'to' });
  const overnight = end === MINUTES_A_DAY || (end + MINUTES_A_DAY - start) * 60 <= longestSeconds;
  throw new DomainError(overnight ? 'slot_over_midnight' : 'slot_ends_first', { field: 'to' });
}

/** Where a clock change skips a time nobody can come then; where it brings one twice, nobody knows which was meant. */
function instantOf(zone: IANAZone, day: DayNumber, minute: number, field: 'from' | 'to'): Date {
  const wall = day * DAY_MS + minute * MINUTE_MS;
  const offsets = [wall - DAY_MS, wall + DAY_MS].map((at) => zone.offset(at));
  const meant = [...new Set(offsets)]
    .map((offset) => ({ offset, at: wall - offset * MINUTE_MS }))
    .filter(({ offset, at }) => zone.offset(at) === offset);
  if (meant.length === 1) return new Date(meant[0]!.at);
  throw new DomainError(meant.length === 0 ? 'slot_time_skipped' : 'slot_time_twice', { field });
}

const dayOver = (zone: IANAZone, day: DayNumber, now: Date): 'date' | 'from' =>
  day * DAY_MS < Math.floor((now.getTime() + zone.offset(now.getTime()) * MINUTE_MS) / DAY_MS) * DAY_MS
    ? 'date'
    : 'from';
