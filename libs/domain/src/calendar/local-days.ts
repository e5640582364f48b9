import { IANAZone } from 'luxon';
import { DomainError } from '../errors';
import { MINUTES_A_DAY } from './clock-time';

export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A calendar date as days since 1970-01-01, free of any zone. */
export type DayNumber = number;

const offsets = new WeakMap<IANAZone, Map<DayNumber, number>>();

/** The zone of that name. Throws `calendar_invalid` for a name that the tz database does not know. */
export function zoneNamed(name: string): IANAZone {
  const zone = IANAZone.create(name);
  if (!zone.isValid) throw new DomainError('calendar_invalid', { zone: name });
  return zone;
}

/** The minute of the local day, 0 to 1439, that a clock in this zone shows. Throws `calendar_invalid` for an unknown zone. */
export function minuteOfDayIn(zone: string, at: Date): number {
  const minutes = Math.floor((at.getTime() + offsetMs(zoneNamed(zone), at.getTime())) / MINUTE_MS);
  return ((minutes % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY;
}

/** ISO weekday, 1 Monday to 7 Sunday. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** 'YYYY-MM-DD' as a day number, or null when there is no such date. */
export function parseDay(text: string): DayNumber | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : at / DAY_MS;
}

/**
 * The first instant (UTC ms) at which the wall clock of `zone` shows that minute of that day or later. So a time that
 * a clock change skips is the moment of the change, and a time that comes twice is its first coming.
 */
export function firstInstantAt(zone: IANAZone, day: DayNumber, minute: number): number {
  const wall = day * DAY_MS + minute * MINUTE_MS;
  const [dayBefore, dayAfter] = [Math.floor(wall / DAY_MS) - 1, Math.ceil(wall / DAY_MS) + 1];
  const before = offsetOn(zone, dayBefore);
  const after = offsetOn(zone, dayAfter);
  if (before === after) return wall - before;
  const change = offsetChange(zone, dayBefore * DAY_MS, dayAfter * DAY_MS, before);
  return wall - before < change ? wall - before : Math.max(change, wall - after);
}

function offsetChange(zone: IANAZone, from: number, to: number, before: number): number {
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMs(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** The zone's offset at UTC midnight. Asking the zone costs ten times the rest, so each answer is kept. */
function offsetOn(zone: IANAZone, day: DayNumber): number {
  const known = offsets.get(zone) ?? new Map<DayNumber, number>();
  offsets.set(zone, known);
  const offset = known.get(day) ?? offsetMs(zone, day * DAY_MS);
  known.set(day, offset);
  return offset;
}

function offsetMs(zone: IANAZone, at: number): number {
  return Math.round(zone.offset(at) * MINUTE_MS);
}
