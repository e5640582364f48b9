import { dayRange, type Interval, type WorkCalendar, workingIntervals } from '../calendar';
import { plannedOn, shiftIntervals, type ShiftPlan } from '../shifts';

/** The hours of one person on a local day 'YYYY-MM-DD', in order, as instants (UTC); none on a day off or on leave. */
export type OwnHours = (day: string) => Interval[];

/**
 * Hours as they were planned for the person, else their team's. Of a day before `since` (local, 'YYYY-MM-DD') nothing is asked.
 * Throws `calendar_invalid` for an unknown zone.
 */
export function ownHours(plan: ShiftPlan | null, calendar: WorkCalendar, since: string): OwnHours {
  return (day) => {
    if (day < since) return [];
    const { from, to } = dayRange(calendar.zone, day);
    if (plan && plannedOn(plan, day)) return shiftIntervals(plan, calendar, from, to);
    return workingIntervals(calendar, from, to);
  };
}
