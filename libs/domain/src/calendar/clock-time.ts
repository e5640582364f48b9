import { DomainError } from '../errors';

export const MINUTES_A_DAY = 24 * 60;

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

/**
 * Minutes since local midnight of a time written 'HH:mm' (0 to 1439), or null when it is not one.
 * '24:00' is 1440 and is accepted only where `asEnd` says that the time ends something.
 */
export function parseClock(text: string, asEnd = false): number | null {
  if (asEnd && text === '24:00') return MINUTES_A_DAY;
  const parts = CLOCK.exec(text);
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : null;
}

/**
 * The minutes of `from` and `to`, where a `to` at or before `from` lies on the next day (so it exceeds 1440).
 * Throws `calendar_invalid` when either is not a clock time.
 */
export function clockSpan(from: string, to: string): [number, number] {
  const start = parseClock(from);
  const end = parseClock(to, true);
  if (start === null || end === null) throw new DomainError('calendar_invalid', { from, to });
  return [start, end <= start ? end + MINUTES_A_DAY : end];
}
