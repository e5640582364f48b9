import { median, percentile, spreadEdges, spreadOf } from '#domain';
import type { Gathering } from '../catalogue/figure';

/** What was counted for one cell: rows, their sum, and each value where they are kept. Tallies of several days add up. */
export class Tally {
  n = 0;
  private total = 0;
  private readonly waits: Buffer[] = [];
  private opened: Float64Array | null = null;

  add(n: number, total: number | null, waits?: Buffer | null): void {
    this.n += n;
    this.total += total ?? 0;
    if (waits) this.waits.push(waits);
    this.opened = null;
  }

  join(other: Tally): void {
    this.add(other.n, other.total);
    this.waits.push(...other.waits);
  }

  /** Nothing counted is 0; of nothing there is no mean, share or median. */
  gathered(gathering: Gathering): number | null {
    if (gathering === 'sum') return this.total;
    if (this.n === 0) return null;
    switch (gathering) {
      case 'mean':
        return this.total / this.n;
      case 'share':
        return (this.total / this.n) * 100;
      case 'median':
        return median(this.values());
      case 'p90':
        return percentile(this.values(), 0.9);
    }
  }

  /** How the values lie, in seconds; null where none were kept. */
  spread(): { edges: number[]; counts: number[]; median: number; p90: number } | null {
    if (this.waits.length === 0) return null;
    const [middle, p90] = [this.gathered('median')!, this.gathered('p90')!];
    const edges = spreadEdges(p90);
    return { edges: [...edges], counts: spreadOf(this.values(), edges), median: middle, p90 };
  }

  private values(): Float64Array {
    if (this.opened) return this.opened;
    // Postgres writes the highest byte first.
    const bytes = Buffer.concat(this.waits).swap64();
    this.opened = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    return this.opened;
  }
}

export function joined(tallies: readonly Tally[]): Tally {
  const whole = new Tally();
  for (const tally of tallies) whole.join(tally);
  return whole;
}
