/** `2026-11-23`, so many days before. */
export function dayBefore(now: Date, days: number): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** The first moment of a day where the admin sits. */
export const startOf = (day: string): string => new Date(`${day}T00:00:00`).toISOString();
