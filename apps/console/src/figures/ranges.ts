import { addDays } from '../records/zone-time';
import { shortDay } from '../ui/day-text';

export interface DayRange {
  from: string;
  to: string;
}
export type Step = 'day' | 'week' | 'month';

export const PRESETS = ['today', 'yesterday', 'this_week', 'last_week', 'this_month', 'last_month'] as const;
export type Preset = (typeof PRESETS)[number];

/** Both days included; weeks begin on Monday; a range that still runs ends today. */
export function presetRange(preset: Preset, today: string): DayRange {
  const monday = periodStart(today, 'week');
  const first = periodStart(today, 'month');
  const ranges: Record<Preset, DayRange> = {
    today: { from: today, to: today },
    yesterday: { from: addDays(today, -1), to: addDays(today, -1) },
    this_week: { from: monday, to: today },
    last_week: { from: addDays(monday, -7), to: addDays(monday, -1) },
    this_month: { from: first, to: today },
    last_month: { from: periodStart(addDays(first, -1), 'month'), to: addDays(first, -1) },
  };
  return ranges[preset];
}

/** The span of as many days that ends the day before. */
export function rangeBefore({ from, to }: DayRange): DayRange {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  return { from: addDays(from, -days), to: addDays(from, -1) };
}

/** The preset a range is, if it is one: what the toolbar shows as chosen. */
export function presetOf(range: DayRange, today: string): Preset | null {
  const same = (preset: Preset): boolean => {
    const { from, to } = presetRange(preset, today);
    return from === range.from && to === range.to;
  };
  return PRESETS.find(same) ?? null;
}

export function periodStart(day: string, step: Step): string {
  if (step === 'month') return `${day.slice(0, 7)}-01`;
  if (step === 'day') return day;
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

export function periodEnd(start: string, step: Step): string {
  if (step === 'day') return start;
  if (step === 'week') return addDays(start, 6);
  const [year, month] = start.split('-').map(Number);
  return new Date(Date.UTC(year!, month!, 0)).toISOString().slice(0, 10);
}

/** What a row calls its period: a day with its weekday, a week from–to, a month. */
export function periodText(start: string, step: Step, locale: string): string {
  const at = new Date(`${start}T00:00:00Z`);
  const zone = { timeZone: 'UTC' } as const;
  if (step === 'month') return new Intl.DateTimeFormat(locale, { ...zone, year: 'numeric', month: 'long' }).format(at);
  if (step === 'week') return `${shortDay(start, locale)}–${shortDay(periodEnd(start, 'week'), locale)}`;
  const weekday = { ...zone, weekday: 'short' } as const;
  if (locale.startsWith('zh'))
    return `${shortDay(start, locale)} ${new Intl.DateTimeFormat(locale, weekday).format(at)}`;
  return new Intl.DateTimeFormat(locale, { ...weekday, month: 'short', day: 'numeric' }).format(at);
}

/** How far back a trend reaches from the selected period: a month of days, a quarter of weeks, a year of months. */
export function trendRange(period: string, step: Step): DayRange {
  const to = periodEnd(period, step);
  if (step === 'day') return { from: addDays(period, -29), to };
  if (step === 'week') return { from: addDays(period, -7 * 12), to };
  const [year, month] = period.split('-').map(Number);
  return { from: new Date(Date.UTC(year!, month! - 12, 1)).toISOString().slice(0, 10), to };
}
