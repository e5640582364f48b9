import { localDayOf } from '../calendar';
import { DAY_MS, firstInstantAt, parseDay, weekdayOf, zoneNamed } from '../calendar/local-days';

/** A week from Monday to Sunday, both included, that is reported at `dueAt` (UTC), and when the next report is due. */
export interface ReportWeek {
  from: string;
  to: string;
  dueAt: Date;
  nextAt: Date;
}

/** The last week whose report is due at `now`: it is due on the Monday after, `minute` after midnight in `zone` (DOMAIN V19). */
export function reportWeek(zone: string, now: Date, minute: number): ReportWeek {
  const place = zoneNamed(zone);
  const today = parseDay(localDayOf(zone, now))!;
  const monday = today - weekdayOf(today) + 1;
  const due = (day: number): Date => new Date(firstInstantAt(place, day, minute));
  const last = due(monday) <= now ? monday : monday - 7;
  return { from: dayText(last - 7), to: dayText(last - 1), dueAt: due(last), nextAt: due(last + 7) };
}

const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
