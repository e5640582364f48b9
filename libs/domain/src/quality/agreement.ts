/** What several reviewers said of one thing, a word each. */
export type Ratings = readonly string[];

export interface RaterAgreement {
  /** Things that every reviewer has judged. */
  items: number;
  raters: number;
  /** Share of pairs of reviewers who said the same, 0 to 1; null without items. */
  percent: number | null;
  /** How much of what chance leaves open they agree on; null where chance leaves nothing open: all said one word everywhere. */
  kappa: number | null;
}

/**
 * How far reviewers agree on the same things. `percent` is the mean over items of agreeing pairs of all pairs. `kappa` is
 * Cohen's (1960) for two: (po − pe) / (1 − pe), with po the share of agreement and pe the sum over words of the product of how
 * often each of the two said it. For more it is Fleiss' (1971): P the mean of `percent`, Pe the sum of squares of each word's
 * share of all ratings, (P − Pe) / (1 − Pe). Items with fewer ratings than the others are left out.
 */
export function raterAgreement(rows: readonly Ratings[]): RaterAgreement {
  const raters = Math.max(0, ...rows.map((row) => row.length));
  const whole = rows.filter((row) => row.length === raters);
  if (raters < 2) return { items: 0, raters, percent: null, kappa: null };
  const percent = mean(whole.map(agreeingPairs));
  const chance = raters === 2 ? cohensChance(whole) : fleissChance(whole);
  const kappa = 1 - chance < 1e-12 ? null : (percent - chance) / (1 - chance);
  return { items: whole.length, raters, percent, kappa };
}

function agreeingPairs(row: Ratings): number {
  const same = [...countsOf(row).values()].reduce((sum, n) => sum + n * (n - 1), 0);
  return same / (row.length * (row.length - 1));
}

/** The two have habits of their own, so each one's shares are taken apart. */
function cohensChance(rows: readonly Ratings[]): number {
  const [first, second] = [0, 1].map((i) => countsOf(rows.map((row) => row[i]!)));
  return sumOf([...first!].map(([word, n]) => (n / rows.length) * ((second!.get(word) ?? 0) / rows.length)));
}

function fleissChance(rows: readonly Ratings[]): number {
  const all = rows.flat();
  return sumOf([...countsOf(all).values()].map((n) => (n / all.length) ** 2));
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const mean = (values: readonly number[]): number => sumOf(values) / values.length;
