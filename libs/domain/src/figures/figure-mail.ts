import { localDayOf } from '../calendar';
import { parseClock } from '../calendar/clock-time';
import { DAY_MS, firstInstantAt, parseDay, weekdayOf, zoneNamed } from '../calendar/local-days';
import { DomainError } from '../errors';

/** When figures are mailed: `at` is 'HH:mm' of the desk's zone, `weekday` 1 (Monday) to 7, `monthDay` 1 to 31. */
export interface FigureMailTime {
  every: 'day' | 'week' | 'month';
  weekday: number;
  monthDay: number;
  at: string;
}
export type FigureMailSpan = 'yesterday' | 'last_week' | 'last_month';

/** Days 'YYYY-MM-DD', both included. */
export interface MailedSpan {
  from: string;
  to: string;
  step: 'day' | 'week' | 'month';
}

/**
 * Refuses what can't be mailed: `figure_mail_no_recipients`, `figure_mail_no_figures`, `figure_mail_figure_unknown` with
 * the figure, `figure_mail_time_invalid` for a time, weekday or day of the month that there is not.
 */
export function checkFigureMail(
  mail: FigureMailTime & { recipientIds: readonly string[]; figures: readonly string[] },
  known: readonly string[],
): void {
  if (mail.recipientIds.length === 0) throw new DomainError('figure_mail_no_recipients');
  if (mail.figures.length === 0) throw new DomainError('figure_mail_no_figures');
  const unknown = mail.figures.find((figure) => !known.includes(figure));
  if (unknown !== undefined) throw new DomainError('figure_mail_figure_unknown', { figure: unknown });
  const within = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;
  if (parseClock(mail.at) === null || !within(mail.weekday, 7) || !within(mail.monthDay, 31))
    throw new DomainError('figure_mail_time_invalid');
}

/**
 * The first due time (UTC) after `after`. A month without that day is mailed on its last; a time that a clock change
 * skips is the moment of the change, one that comes twice its first coming. Throws `figure_mail_time_invalid`.
 */
export function nextFigureMail(zone: string, after: Date, time: FigureMailTime): Date {
  const minute = parseClock(time.at);
  if (minute === null) throw new DomainError('figure_mail_time_invalid');
  const place = zoneNamed(zone);
  const today = parseDay(localDayOf(zone, after))!;
  // Two months hold every kind of schedule at least once, and the day before a change of zone.
  for (let day = today - 1; day <= today + 62; day += 1) {
    if (!fallsOn(day, time)) continue;
    const due = firstInstantAt(place, day, minute);
    if (due > after.getTime()) return new Date(due);
  }
  throw new DomainError('figure_mail_time_invalid');
}

/** The last due time that has come by `now`, not before `first`, which has: a desk that was away writes once. */
export function lastFigureMail(zone: string, first: Date, now: Date, time: FigureMailTime): Date {
  let last = first;
  for (let next = nextFigureMail(zone, first, time); next <= now; next = nextFigureMail(zone, next, time)) last = next;
  return last;
}

/** The whole day, week (from Monday) or month before the day of `at` in `zone`. */
export function mailedSpan(zone: string, at: Date, span: FigureMailSpan): MailedSpan {
  const today = parseDay(localDayOf(zone, at))!;
  if (span === 'yesterday') return { from: dayText(today - 1), to: dayText(today - 1), step: 'day' };
  if (span === 'last_month') return monthOf(today - dayOfMonth(today));
  const monday = today - weekdayOf(today) + 1;
  return { from: dayText(monday - 7), to: dayText(monday - 1), step: 'week' };
}

/** The whole span of the same kind that ends the day before. */
export function spanBefore({ from, step }: MailedSpan): MailedSpan {
  const last = parseDay(from)! - 1;
  if (step === 'month') return monthOf(last);
  return { from: dayText(step === 'week' ? last - 6 : last), to: dayText(last), step };
}

function fallsOn(day: number, { every, weekday, monthDay }: FigureMailTime): boolean {
  if (every === 'day') return true;
  if (every === 'week') return weekdayOf(day) === weekday;
  const isLast = dayOfMonth(day + 1) === 1;
  return dayOfMonth(day) === monthDay || (isLast && dayOfMonth(day) < monthDay);
}

const monthOf = (day: number): MailedSpan => {
  const first = day - dayOfMonth(day) + 1;
  let last = first;
  while (dayOfMonth(last + 1) !== 1) last += 1;
  return { from: dayText(first), to: dayText(last), step: 'month' };
};

const dayOfMonth = (day: number): number => new Date(day * DAY_MS).getUTCDate();
const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
