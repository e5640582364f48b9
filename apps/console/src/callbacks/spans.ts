import { monthDays, monthFrom } from '../conduct/month';
import { dayFrom } from '../refinements/days';

export const SPANS = ['week', 'last_week', 'month', 'last_month'] as const;
export type SpanName = (typeof SPANS)[number];

/** The days of a span around a day, both included; weeks begin on Monday. */
export function spanOn(day: string, name: SpanName): { from: string; to: string } {
  if (name === 'month' || name === 'last_month')
    return monthDays(monthFrom(day.slice(0, 7), name === 'month' ? 0 : -1));
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const from = dayFrom(day, -weekday - (name === 'last_week' ? 7 : 0));
  return { from, to: dayFrom(from, 6) };
}
