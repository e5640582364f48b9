import { IANAZone } from 'luxon';
import { localDayOf } from '../calendar/day-range';
import { firstInstantAt, minuteOfDayIn, parseDay, zoneNamed, type DayNumber } from '../calendar/local-days';
import type { ContentLine } from './ics-lines';
import { LineRefused } from './refused-line';

const FORM = /^(\d{4})(\d{2})(\d{2})(?:T([01]\d|2[0-3])([0-5]\d)([0-5]\d|60)(Z)?)?$/;
const EARLIEST_YEAR = 1600;
const LATEST_YEAR = 2200;

/**
 * The day that a DATE names, or that a DATE-TIME begins in `zone` (RFC 5545, 3.3.4 and 3.3.5). A time without a zone is one of `zone`.
 * Throws `bad_date` for a day that does not exist or lies outside of 1600 to 2200, `unknown_zone`, and `part_of_day` for a time that is
 * not midnight in `zone`.
 */
export function dayAt(at: ContentLine, zone: string, value = at.value): DayNumber {
  const parts = FORM.exec(value.trim());
  const day = parts && parseDay(`${parts[1]}-${parts[2]}-${parts[3]}`);
  const year = Number(parts?.[1]);
  if (!parts || day === null || year < EARLIEST_YEAR || year > LATEST_YEAR) throw new LineRefused('bad_date', at);
  const [, , , , hour, minute, second, utc] = parts;
  if (hour === undefined) return day;
  const named = utc ? 'UTC' : (at.params.get('TZID') ?? zone);
  if (!IANAZone.isValidZone(named)) throw new LineRefused('unknown_zone', at);
  const began = new Date(firstInstantAt(zoneNamed(named), day, Number(hour) * 60 + Number(minute)));
  if (second !== '00' || minuteOfDayIn(zone, began) !== 0) throw new LineRefused('part_of_day', at);
  return parseDay(localDayOf(zone, began))!;
}

/** Whole days of a DURATION: `P3D`, `P1W`. Throws `bad_duration` for any other. */
export function daysOfDuration(at: ContentLine): number {
  const [, weeks, days] = /^\+?P(?:(\d{1,3})W|(\d{1,3})D)$/.exec(at.value.trim()) ?? [];
  const length = Number(weeks ?? 0) * 7 + Number(days ?? 0);
  if (length === 0) throw new LineRefused('bad_duration', at);
  return length;
}
