/** The day 'YYYY-MM-DD' that is `by` days from another. */
export const dayFrom = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

/** 11/23, Mon; on the calendar alone, whatever the zone. */
export const dayLabel = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { month: 'numeric', day: 'numeric', weekday: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
