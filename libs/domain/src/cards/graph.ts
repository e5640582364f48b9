import { type Exact, exact, over, sum, times } from './exact';
import type { Formula } from './formula';
import { pointsOf } from './points';

const STEPS = 48;

export interface GraphPoint {
  actual: Exact;
  points: Exact;
}

/**
 * Places of a formula's graph, from nothing done to `until`, in the order of the line that is drawn: enough that edges
 * and steps are seen. Empty where there is nothing to draw: a mark, or one that rests on several figures at once.
 */
export function graphOf(formula: Formula, weight: Exact, target: Exact, until: Exact): GraphPoint[] {
  if (formula.type === 'mark' || formula.type === 'all_or_nothing' || until.n <= 0n) return [];
  if (needsTarget(formula) && target.n <= 0n) return [];
  return Array.from({ length: STEPS + 1 }, (_, i) => {
    const actual = over(times(until, exact(i)), exact(STEPS));
    return { actual, points: pointsOf(formula, weight, [{ actual, target }])! };
  });
}

const needsTarget = ({ type }: Formula): boolean => type !== 'per_event' && type !== 'share_of_amount';

/** Where a graph should end so that its target, the dot and the edge behind them are in sight. */
export function graphEnd(formula: Formula, weight: Exact, actual: Exact, target: Exact): Exact {
  if (formula.type === 'per_event' && formula.loss !== null) return sum([actual, over(weight, exact(formula.loss))]);
  if (formula.type === 'per_event' || formula.type === 'share_of_amount') return sum([actual, weight]);
  const behind = over(times(target, exact(3)), exact(2));
  return behind.n * actual.d > actual.n * behind.d ? behind : actual;
}
