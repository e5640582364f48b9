// Days and clock times of the company's zone, with what the browser brings: a calendar library would double this page.

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day, YYYY-MM-DD, that `at` falls on in `zone`. */
export function dayIn(zone: string, at: Date): string {
  return wallClock(zone, at).slice(0, 10);
}

/** The instant at which a clock in `zone` shows `day` (YYYY-MM-DD) and `time` (HH:mm). */
export function instantAt(zone: string, day: string, time: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const guess = asUtc - offsetMs(zone, asUtc);
  // A second look settles days on which the zone changes its offset.
  return new Date(asUtc - offsetMs(zone, guess));
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from `a` to `b`, below zero when `b` is earlier. */
export function daysBetween(a: string, b: string): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000);
}

/** What a clock in `zone` shows at `at`: YYYY-MM-DD HH:mm. */
export function wallClock(zone: string, at: Date): string {
  const parts = Object.fromEntries(
    format(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`;
}

export type QuickTime = 'in2h' | 'in3h' | 'tomorrow10';

/** When a callback planned now by a quick button is due; two hours is the advice rule, three the unsure one (DOMAIN V1, V3). */
export function quickTime(quick: QuickTime, zone: string, now: Date): Date {
  if (quick === 'tomorrow10') return instantAt(zone, addDays(dayIn(zone, now), 1), '10:00');
  const hours = quick === 'in2h' ? 2 : 3;
  return new Date(now.getTime() + hours * 3_600_000);
}

function offsetMs(zone: string, ms: number): number {
  const minute = Math.floor(ms / 60_000) * 60_000;
  return Date.parse(`${wallClock(zone, new Date(minute)).replace(' ', 'T')}:00Z`) - minute;
}

function format(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(zone, fresh);
  return fresh;
}
