import { isWorking, workingIntervals } from './working-time';
import type { WorkCalendar } from './calendar';

const SEARCH_MS = 30 * 86_400_000;

/**
 * When the desk last closed before today (DOMAIN M8): the end of the last working time that had begun before `dayStart`, the
 * first instant of the local day of `now`. A night shift that goes on into the day counts to its end; where the desk is open
 * around that midnight and still at `now`, or did not open for 30 days, it is `dayStart` itself. All UTC. Throws `calendar_invalid`.
 */
export function lastClosing(calendar: WorkCalendar, dayStart: Date, now: Date): Date {
  const before = workingIntervals(calendar, new Date(dayStart.getTime() - SEARCH_MS), now);
  const last = before.filter(({ from }) => from < dayStart).at(-1);
  if (!last) return dayStart;
  const runs = last.to.getTime() === now.getTime() && isWorking(calendar, now);
  return runs ? dayStart : last.to;
}
