import { shortDay } from '../ui/day-text';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: 'h23', ...options });
  formats.set(key, made);
  return made;
}

/** 14:05 in the company's zone. */
export function clockTime(at: string, locale: string, zone: string): string {
  return format(locale, zone, { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
}

/** The calendar day an instant falls on in a zone, as `2026-11-22`. */
export function dayKey(at: string | number, zone: string): string {
  return format('sv-SE', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at));
}

/** A day by name. */
export function dayName(at: string, locale: string, zone: string): string {
  return format(locale, zone, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' }).format(
    new Date(at),
  );
}

/** The time today, the day before that. */
export function shortTime(at: string, locale: string, zone: string, now: number = Date.now()): string {
  if (dayKey(at, zone) === dayKey(now, zone)) return clockTime(at, locale, zone);
  return shortDay(dayKey(at, zone), locale);
}

/** Day and time, for titles. */
export function fullTime(at: string, locale: string, zone: string): string {
  return format(locale, zone, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(at));
}
