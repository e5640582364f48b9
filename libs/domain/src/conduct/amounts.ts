/** Whole minutes short of a day's talk time, rounded down (DOMAIN N1); nothing for who talked enough. */
export function minutesMissing(talked: number, target: number): number {
  return Math.max(0, Math.floor(target - talked));
}

/**
 * What is proposed for the nth fault of a quarter, in yuan; 0 proposes nothing. The source names the first and the second and
 * breaks off in the third, and says nothing of those after it (DOMAIN H22).
 */
export function fineOfFault(nth: number, fines: readonly number[]): number {
  return fines[nth - 1] ?? 0;
}

/** What is proposed for the nth time in a month that an agent was found out of reach, in yuan (DOMAIN N10). */
export function fineOfFinding(nth: number, { from, amount }: { from: number; amount: number }): number {
  return nth >= from ? amount : 0;
}

/** The quarter that a local day lies in: its name, first day and the first day after it, 'YYYY-MM-DD'. */
export function quarterOf(day: string): { name: string; first: string; next: string } {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const quarter = Math.ceil(month / 3);
  const firstOf = (q: number): string =>
    q > 4 ? `${year + 1}-01-01` : `${year}-${String(q * 3 - 2).padStart(2, '0')}-01`;
  return { name: `${year} Q${quarter}`, first: firstOf(quarter), next: firstOf(quarter + 1) };
}
