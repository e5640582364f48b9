import type { Locale, Strings } from './strings';

/** Times as the visitor's own clock shows them. */
export const clock = (at: string, locale: Locale): string =>
  new Date(at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

export const dayKey = (at: string | Date): string => new Date(at).toDateString();

export function dayName(at: string, now: Date, strings: Strings, locale: Locale): string {
  const away = daysBetween(now, new Date(at));
  if (away === 0) return strings.today;
  if (away === -1) return strings.yesterday;
  const year = new Date(at).getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return new Date(at).toLocaleDateString(locale, { year, month: 'long', day: 'numeric', weekday: 'short' });
}

/** 「明天 09:00」, "tomorrow 09:00", 「周一 09:00」. */
export function opening(at: string, now: Date, strings: Strings, locale: Locale): string {
  const away = daysBetween(now, new Date(at));
  const far: Intl.DateTimeFormatOptions = away < 7 ? { weekday: 'short' } : { month: 'short', day: 'numeric' };
  const day = [strings.today, strings.tomorrow][away] ?? new Date(at).toLocaleDateString(locale, far);
  return `${day} ${clock(at, locale)}`;
}

export function sizeText(bytes: number): string {
  const [amount, unit] = bytes < 1_048_576 ? [bytes / 1024, 'KB'] : [bytes / 1_048_576, 'MB'];
  return `${amount < 10 ? Math.max(0.1, Math.round(amount * 10) / 10) : Math.round(amount)} ${unit}`;
}

// Noon to noon, so that a day of 23 or 25 hours still counts as one.
function daysBetween(from: Date, to: Date): number {
  const noon = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate(), 12).getTime();
  return Math.round((noon(to) - noon(from)) / 86_400_000);
}
