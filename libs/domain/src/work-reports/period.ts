import { dayRange } from '../calendar';
import { DAY_MS, firstInstantAt, parseDay, weekdayOf, zoneNamed } from '../calendar/local-days';
import type { OwnHours } from './own-hours';

export const WORK_REPORT_KINDS = ['daily', 'weekly', 'monthly'] as const;
export type WorkReportKind = (typeof WORK_REPORT_KINDS)[number];

/** First and last day ('YYYY-MM-DD') that a report tells of. */
export interface ReportPeriod {
  from: string;
  to: string;
}

/** What is asked of one person: from which day the report may be handed in, and until when (UTC). */
export interface ReportTerm {
  opensOn: string;
  dueAt: Date;
}

const SEARCH_DAYS = 60;

/** The day, the week from Monday, or the month that holds `day` ('YYYY-MM-DD'). */
export function reportPeriod(kind: WorkReportKind, day: string): ReportPeriod {
  const number = parseDay(day)!;
  if (kind === 'daily') return { from: day, to: day };
  if (kind === 'weekly') {
    const monday = number - weekdayOf(number) + 1;
    return { from: textOf(monday), to: textOf(monday + 6) };
  }
  const [year, month] = day.split('-').map(Number);
  return { from: `${day.slice(0, 7)}-01`, to: new Date(Date.UTC(year!, month!, 0)).toISOString().slice(0, 10) };
}

/**
 * When a report is due (DOMAIN F5, H18): a day's by the end of that day; a week's on Monday, `weeklyMinute` after midnight; a month's
 * by close on the 1st. On a day that is not the person's own it waits for the next that is, so leave excuses. Null where nothing of
 * the period was worked, or nothing is worked within sixty days after it. Days are local to `zone`.
 */
export function reportTerm(
  kind: WorkReportKind,
  { from, to }: ReportPeriod,
  { zone, hours, weeklyMinute }: { zone: string; hours: OwnHours; weeklyMinute: number },
): ReportTerm | null {
  const opensOn = daysBetween(from, to).findLast((day) => hours(day).length > 0);
  if (!opensOn) return null;
  if (kind === 'daily') return { opensOn, dueAt: dayRange(zone, to).to };
  const after = parseDay(to)! + 1;
  const dueOn = daysBetween(textOf(after), textOf(after + SEARCH_DAYS)).find((day) => hours(day).length > 0);
  if (!dueOn) return null;
  const dueAt =
    kind === 'monthly'
      ? hours(dueOn).at(-1)!.to
      : new Date(firstInstantAt(zoneNamed(zone), parseDay(dueOn)!, weeklyMinute));
  return { opensOn, dueAt };
}

function daysBetween(from: string, to: string): string[] {
  const first = parseDay(from)!;
  return Array.from({ length: parseDay(to)! - first + 1 }, (_, i) => textOf(first + i));
}

const textOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
