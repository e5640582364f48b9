import type { ResolutionClockView } from '#contract';
import type { ResolutionClock } from '#domain';

const dateOf = (at: string | null | undefined): Date | null => (at ? new Date(at) : null);

/** The clock with real dates, as the domain reads it. */
export const clockOfView = (view: ResolutionClockView): ResolutionClock => ({
  ...view,
  startedAt: new Date(view.startedAt),
  dueAt: dateOf(view.dueAt),
  segments: view.segments.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) })),
  pauses: view.pauses.map(({ from, to, reason }) => ({ from: new Date(from), to: dateOf(to), reason })),
  remindedAt: dateOf(view.remindedAt),
  breachedAt: dateOf(view.breachedAt),
  endedAt: dateOf(view.endedAt),
});

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** A span in its two largest units: 2 days 4 hr, 3 hr 20 min, 12 min; seconds alone under a minute. Nothing is rounded up. */
export function spanText(seconds: number, locale: string): string {
  const text = (count: number, unit: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
  const first = UNITS.findIndex(([, size]) => seconds >= size);
  if (first < 0) return text(Math.max(0, Math.floor(seconds)), 'second');
  const [major, minor] = UNITS.slice(first);
  const whole = Math.floor(seconds / major![1]);
  const rest = minor ? Math.floor((seconds % major![1]) / minor[1]) : 0;
  return rest > 0 ? `${text(whole, major![0])} ${text(rest, minor![0])}` : text(whole, major![0]);
}

/** 11/24 10:00 in the calendar's zone, with the weekday. */
export function momentText(at: string, locale: string, zone: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    hourCycle: 'h23',
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at));
}
