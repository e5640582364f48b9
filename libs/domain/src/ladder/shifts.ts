import { dayRange, isWorking, localDayOf, nextOpening, type WorkCalendar, workingIntervals } from '../calendar';

/** When somebody is told, and whether that is later than it happened. */
export interface Telling {
  at: Date;
  postponed: boolean;
}

/**
 * When a receiver hears of what happened at `now` (UTC): at once inside the own working time or when they wished so, else at
 * the start of the next shift, so that nobody is woken at midnight. Throws `calendar_never_opens`, `calendar_invalid`.
 */
export function tellAt(calendar: WorkCalendar, anyTime: boolean, now: Date): Telling {
  if (anyTime || isWorking(calendar, now)) return { at: now, postponed: false };
  return { at: nextOpening(calendar, now), postponed: true };
}

/**
 * When the working day that runs at `at`, or the next one, ends (UTC): the last closing of its local day.
 * Throws `calendar_never_opens`, `calendar_invalid`.
 */
export function endOfWorkingDay(calendar: WorkCalendar, at: Date): Date {
  const opening = nextOpening(calendar, at);
  const { to } = dayRange(calendar.zone, localDayOf(calendar.zone, opening));
  return workingIntervals(calendar, opening, to).at(-1)!.to;
}
