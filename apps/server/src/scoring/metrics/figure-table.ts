import type { FigureKey, FigureRow, Figures } from '#contract';
import { FIGURES } from '../catalogue/catalogue';
import type { Figure } from '../catalogue/figure';
import type { Period } from '../catalogue/figure-periods';
import { placeOf, type Tallies } from '../rollups/figure-cells.service';
import { joined, Tally } from '../rollups/tally';
import type { Targets } from './figure-targets';

/** What a row stands for; `key` is null for what has no team, inbox or channel. */
export interface RowHead extends Pick<FigureRow, 'id' | 'name' | 'number'> {
  key: string | null;
}

const NOTHING = new Tally();

/** Cells as they were counted, laid out by row and period. */
export class FigureTable {
  constructor(
    private readonly tallies: Tallies,
    private readonly targetsOf: (head: RowHead, period: Period) => Targets,
  ) {}

  /** What rows could be of in a period, beside those that are known by name. */
  keys(): Set<string> {
    const places = [...this.tallies.values()].flatMap((tallies) => [...tallies.keys()]);
    return new Set(places.map((place) => place.slice(0, place.lastIndexOf(' '))));
  }

  has(key: string | null, period: Period): boolean {
    return [...this.tallies.values()].some((places) => places.has(placeOf(key, period.first)));
  }

  row(head: RowHead, period: Period): FigureRow {
    const targets = this.targetsOf(head, period);
    const { id, name, number } = head;
    const cells = record((figure) => {
      const tally = this.tally(figure, placeOf(head.key, period.first));
      return { value: tally.gathered(figure.gather), target: targets[figure.key] ?? null, n: tally.n };
    });
    return { id, name, number, period: period.first, cells };
  }

  /** Everything counted, also what belongs to no row; the targets of the rows together, but a share's is the same for all. */
  totals(rows: FigureRow[]): Figures['totals'] {
    return record((figure) => {
      const targets = rows.map(({ cells }) => cells[figure.key].target).filter((target) => target !== null);
      const together = figure.gather === 'share' ? targets[0]! : targets.reduce((sum, target) => sum + target, 0);
      const whole = this.whole(figure);
      return { value: whole.gathered(figure.gather), target: targets.length === 0 ? null : together, n: whole.n };
    });
  }

  private tally({ measure, plus }: Figure, place: string): Tally {
    const tally = this.tallies.get(measure)?.get(place) ?? NOTHING;
    const more = plus && this.tallies.get(plus)?.get(place);
    return more ? joined([tally, more]) : tally;
  }

  private whole({ measure, plus }: Figure): Tally {
    const places = [this.tallies.get(measure), plus && this.tallies.get(plus)];
    return joined(places.flatMap((tallies) => (tallies ? [...tallies.values()] : [])));
  }
}

const record = <T>(of: (figure: Figure) => T): Record<FigureKey, T> =>
  Object.fromEntries(FIGURES.map((figure) => [figure.key, of(figure)])) as Record<FigureKey, T>;
