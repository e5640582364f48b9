import type { Source } from '../catalogue/figure';
import { Tally } from './tally';

/** `n1`, `t1`, `w1` and so on for the measures of a source: how many rows, their sum, and each value where they are kept. */
export type CountedRow = Record<string, number | string | Buffer | null>;

/** Lays what a row counted into the tallies of its place, by measure. */
export function lay(tallies: Map<string, Map<string, Tally>>, source: Source, place: string, row: CountedRow): void {
  Object.keys(source.measures).forEach((measure, i) => {
    const n = row[`n${i + 1}`] as number;
    if (n === 0) return;
    const places = tallies.get(measure) ?? new Map<string, Tally>();
    const tally = places.get(place) ?? new Tally();
    tally.add(n, row[`t${i + 1}`] as number | null, row[`w${i + 1}`] as Buffer | null);
    tallies.set(measure, places.set(place, tally));
  });
}
