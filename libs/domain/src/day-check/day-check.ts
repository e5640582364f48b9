import { dayRange, localDayOf, type WorkCalendar, workingIntervals } from '../calendar';
import { firstInstantAt, parseDay, zoneNamed } from '../calendar/local-days';
import { DomainError } from '../errors';

/**
 * When the results of the local day of `now` are checked (DOMAIN V14), `minute` after midnight in the calendar's zone, UTC; null on a day on
 * which the desk does not work. Throws `calendar_invalid`.
 */
export function dayCheckAt(calendar: WorkCalendar, now: Date, minute: number): Date | null {
  const day = localDayOf(calendar.zone, now);
  const { from, to } = dayRange(calendar.zone, day);
  if (workingIntervals(calendar, from, to).length === 0) return null;
  return new Date(firstInstantAt(zoneNamed(calendar.zone), parseDay(day)!, minute));
}

/** Who has results left to write down says why (DOMAIN V14): throws `reason_required`. */
export function mustBeConfirmable(open: number, note: string): void {
  if (open > 0 && !note.trim()) throw new DomainError('reason_required', { field: 'note' });
}
