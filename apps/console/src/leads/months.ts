/** The month of `day` and those before it, the latest first: '2026-11' and how people write it. */
export function monthsBack(day: string, count: number, locale: string): { value: string; label: string }[] {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const written = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return Array.from({ length: count }, (_, i) => {
    const at = new Date(Date.UTC(year, month - 1 - i, 1));
    return { value: at.toISOString().slice(0, 7), label: written.format(at) };
  });
}
