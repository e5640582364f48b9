const DAY_MS = 86_400_000;
const atUtc = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayAt = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** The six weeks, Monday first, that a calendar leaf shows for the month (YYYY-MM) a day is in. */
export function monthDays(day: string): string[] {
  const first = atUtc(`${day.slice(0, 7)}-01`);
  const weekday = (new Date(first).getUTCDay() + 6) % 7;
  return Array.from({ length: 42 }, (_, at) => dayAt(first + (at - weekday) * DAY_MS));
}

/** The same day some months on; the last one of a month that is too short for it. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayAt(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

const STEPS: Record<string, (day: string) => string> = {
  ArrowLeft: (day) => dayAt(atUtc(day) - DAY_MS),
  ArrowRight: (day) => dayAt(atUtc(day) + DAY_MS),
  ArrowUp: (day) => dayAt(atUtc(day) - 7 * DAY_MS),
  ArrowDown: (day) => dayAt(atUtc(day) + 7 * DAY_MS),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
};

/** Where a key leads to from a day, kept within the bounds; null for a key that moves nowhere. */
export function dayAfterKey(key: string, day: string, min?: string, max?: string): string | null {
  const to = STEPS[key]?.(day);
  if (!to) return null;
  if (min && to < min) return min;
  return max && to > max ? max : to;
}
