import type { WorkCalendar } from '../calendar/calendar';
import { dayRange } from '../calendar/day-range';
import type { ShiftPlan } from '../shifts/shift';
import { shiftIntervals } from '../shifts/shift-time';

const HOUR_MS = 3_600_000;

/** People on shift in each hour of a local day: somebody who is there for half of it counts half. 23 or 25 hours where clocks turn. */
export function plannedHours(
  plans: readonly ShiftPlan[],
  calendar: WorkCalendar,
  date: string,
  zone: string,
): number[] {
  const { from, to } = dayRange(zone, date);
  const hours = new Array<number>(Math.round((to.getTime() - from.getTime()) / HOUR_MS)).fill(0);
  for (const plan of plans)
    for (const span of shiftIntervals(plan, calendar, from, to))
      hours.forEach((_, hour) => {
        const begin = from.getTime() + hour * HOUR_MS;
        const there = Math.min(span.to.getTime(), begin + HOUR_MS) - Math.max(span.from.getTime(), begin);
        if (there > 0) hours[hour]! += there / HOUR_MS;
      });
  return hours;
}
