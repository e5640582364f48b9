// Days, YYYY-MM-DD, as a reader of the desk's language writes them.
const WHOLE = { timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' } as const;
const SHORT = { timeZone: 'UTC', month: 'short', day: 'numeric' } as const;

const atUtc = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** 2026年11月22日, Nov 22, 2026. */
export function dayText(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, WHOLE).format(atUtc(day));
}

/** 11/22, Nov 22: the year is known from the place. */
export function shortDay(day: string, locale: string): string {
  if (locale.startsWith('zh')) return day.slice(5).replace('-', '/');
  return new Intl.DateTimeFormat(locale, SHORT).format(atUtc(day));
}
