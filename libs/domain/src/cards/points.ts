import { compare, type Exact, exact, least, minus, most, ONE, over, plus, sum, times, wholeOf, ZERO } from './exact';
import type { Condition, Formula } from './formula';

/** What was done against what was planned: of the month, of one of its days, or of one condition. */
export interface Measure {
  actual: Exact;
  target: Exact;
}

const HUNDRED = exact(100);

/**
 * Points of a line, or yuan where the formula proposes an amount, exact and not rounded. `measures` is the month's one
 * measure; for N1 one of each working day, for F6 one of each condition. Null where only a person can say (DOMAIN K4, K5),
 * or where nothing was measured. Throws `card_target_zero` for a share of nothing.
 */
export function pointsOf(formula: Formula, weight: Exact, measures: readonly Measure[]): Exact | null {
  const [measure] = measures;
  if (formula.type === 'mark') return null;
  if (formula.type === 'per_unit_missing') return missingUnits(exact(formula.amount), measures);
  if (!measure) return null;
  return POINTS[formula.type](formula as never, weight, measure, measures);
}

type Of<T extends Formula['type']> = Extract<Formula, { type: T }>;
type Counted = Exclude<Formula['type'], 'mark' | 'per_unit_missing'>;
type Rule<T extends Counted> = (formula: Of<T>, weight: Exact, measure: Measure, all: readonly Measure[]) => Exact;

const POINTS: { [T in Counted]: Rule<T> } = {
  capped_share: (_, weight, measure) => times(most(ZERO, least(share(measure), ONE)), weight),
  threshold_linear: (formula, weight, measure) => {
    const reached = share(measure);
    if (compare(times(reached, HUNDRED), exact(formula.threshold)) < 0) return ZERO;
    return least(times(weight, reached), exact(formula.cap));
  },
  steps_below: ({ step, loss }, weight, { actual, target }) => {
    const short = most(ZERO, minus(target, actual));
    return most(ZERO, minus(weight, times(wholeOf(over(short, exact(step))), exact(loss))));
  },
  steps_both: ({ step, points }, weight, { actual, target }) => {
    const off = times(over(minus(actual, target), target), HUNDRED);
    return most(ZERO, plus(weight, times(stepsTowardsZero(over(off, exact(step))), exact(points))));
  },
  per_missing: ({ loss }, weight, { actual, target }) => {
    const missing = most(ZERO, minus(target, actual));
    return most(ZERO, minus(weight, times(missing, exact(loss))));
  },
  all_or_nothing: ({ conditions }, weight, _, all) =>
    all.length === conditions.length && conditions.every((condition, i) => isMet(condition, all[i]!)) ? weight : ZERO,
  share_of_amount: ({ perMille, bonus, base }, _, { actual }) =>
    sum([over(times(actual, exact(perMille)), exact(1000)), exact(bonus), exact(base)]),
  per_event: ({ loss, floor }, weight, { actual }) =>
    most(exact(floor), minus(weight, loss === null ? actual : times(actual, exact(loss)))),
};

const share = ({ actual, target }: Measure): Exact => over(actual, target);

/** Only whole steps count, on either side of the plan. */
const stepsTowardsZero = (steps: Exact): Exact =>
  compare(steps, ZERO) < 0 ? minus(ZERO, wholeOf(minus(ZERO, steps))) : wholeOf(steps);

const isMet = ({ compare: wanted }: Condition, { actual, target }: Measure): boolean =>
  wanted === 'at_least' ? compare(actual, target) >= 0 : compare(actual, target) <= 0;

/** DOMAIN N1: whole minutes, rounded down each day; a good day makes no bad one good. */
function missingUnits(amount: Exact, days: readonly Measure[]): Exact {
  const missing = days.map(({ actual, target }) => wholeOf(most(ZERO, minus(target, actual))));
  return minus(ZERO, times(sum(missing), amount));
}

/** The most a line can come to; null where the source sets no limit (DOMAIN F4, F7). */
export function mostOf(formula: Formula, weight: number): number | null {
  if (formula.type === 'threshold_linear') return formula.cap;
  if (formula.type === 'per_unit_missing') return 0;
  return formula.type === 'steps_both' || formula.type === 'share_of_amount' ? null : weight;
}
