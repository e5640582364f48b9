import { DomainError } from '../errors';
import type { Interval } from './calendar';
import { firstInstantAt, parseDay, zoneNamed } from './local-days';

/** The calendar day 'YYYY-MM-DD' that an instant falls on in an IANA zone. */
export function localDayOf(zone: string, at: Date): string {
  const offsetMs = zoneNamed(zone).offset(at.getTime()) * 60_000;
  return new Date(at.getTime() + offsetMs).toISOString().slice(0, 10);
}

/** All of a local day, from its first instant to the next day's. Throws `invalid_input` for what is no date. */
export function dayRange(zone: string, day: string): Interval {
  const number = parseDay(day);
  if (number === null) throw new DomainError('invalid_input', { field: 'day' });
  const place = zoneNamed(zone);
  const midnight = (n: number): Date => new Date(firstInstantAt(place, n, 0));
  return { from: midnight(number), to: midnight(number + 1) };
}
