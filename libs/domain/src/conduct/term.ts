import { DateTime } from 'luxon';
import { type WorkCalendar, workingIntervals } from '../calendar';
import { DomainError } from '../errors';

const SEARCH_DAYS = 400;

/**
 * The end of a term of working days (UTC): when work ends on the last of the `days` working days that come after the day
 * of `from`, in the calendar's zone. Throws `calendar_never_opens` when 400 days do not hold that many.
 */
export function endOfTerm(calendar: WorkCalendar, from: Date, days: number): Date {
  let left = days;
  let end = from;
  let day = DateTime.fromJSDate(from, { zone: calendar.zone }).startOf('day');
  for (let searched = 0; left > 0; searched++) {
    if (searched > SEARCH_DAYS) throw new DomainError('calendar_never_opens');
    day = day.plus({ days: 1 });
    const worked = workingIntervals(calendar, day.toJSDate(), day.plus({ days: 1 }).toJSDate()).at(-1);
    if (!worked) continue;
    end = worked.to;
    left -= 1;
  }
  return end;
}
