import { DomainError } from '../errors';
import { compare, exact, times, ZERO } from './exact';

/**
 * How a line turns what was done into points or yuan. A line's weight is its full mark; every other number is a parameter.
 * Shares are in percent, so 85 is 85 %. The rules are of DOMAIN section 5, W2, N1, K1 and K2.
 */
export type Formula =
  /** K1, K2: min(actual / target, 1) × weight. */
  | { type: 'capped_share' }
  /** F1: nothing below the threshold, then weight × share up to the cap. */
  | { type: 'threshold_linear'; threshold: number; cap: number }
  /** F2, F3: full at plan, `loss` for each whole `step` below it, never under nothing. */
  | { type: 'steps_below'; step: number; loss: number }
  /** F4: `points` up or down for each whole `step` percent off the plan; no upper limit, never under nothing. */
  | { type: 'steps_both'; step: number; points: number }
  /** F5: `loss` for each piece that is missing or late. */
  | { type: 'per_missing'; loss: number }
  /** F6: the weight if every condition is met, else nothing. */
  | { type: 'all_or_nothing'; conditions: Condition[] }
  /** F7, in yuan: so many thousandths of an amount, with a bonus and a base. */
  | { type: 'share_of_amount'; perMille: number; bonus: number; base: number }
  /** W2: `loss` for each event, down to the floor; null takes the points each violation had on its day. */
  | { type: 'per_event'; loss: number | null; floor: number }
  /** N1, in yuan and below zero: `amount` for each whole unit missing, day by day. */
  | { type: 'per_unit_missing'; amount: number }
  /** A team lead says it. */
  | { type: 'mark' };

export type FormulaType = Formula['type'];

/** One figure of an all-or-nothing line and what it must keep to (DOMAIN F6). */
export interface Condition {
  figure: string;
  compare: 'at_least' | 'at_most';
  limit: number;
}

const IN_YUAN: readonly FormulaType[] = ['share_of_amount', 'per_unit_missing'];

/** Whether a formula proposes an amount instead of points (DOMAIN section 13: amounts are only ever proposed). */
export const inYuan = ({ type }: Formula): boolean => IN_YUAN.includes(type);

/** Refuses parameters that make no sense: throws `card_formula_wrong` with the parameter and why. */
export function checkFormula(formula: Formula, weight: number): void {
  switch (formula.type) {
    case 'threshold_linear':
      positive('threshold', formula.threshold);
      return capReached(formula, weight);
    case 'steps_below':
      positive('step', formula.step);
      return positive('loss', formula.loss);
    case 'steps_both':
      positive('step', formula.step);
      return positive('points', formula.points);
    case 'per_missing':
      return positive('loss', formula.loss);
    case 'per_event':
      if (formula.loss !== null) positive('loss', formula.loss);
      return between('floor', formula.floor, weight);
    case 'per_unit_missing':
      return positive('amount', formula.amount);
    case 'share_of_amount':
      positive('perMille', formula.perMille);
      notNegative('bonus', formula.bonus);
      return notNegative('base', formula.base);
    case 'all_or_nothing':
      if (formula.conditions.length === 0) throw wrong('conditions', 'empty');
      return;
    case 'capped_share':
    case 'mark':
      return;
  }
}

/** A cap under what the threshold itself gives would make reaching the threshold the best and the worst there is. */
function capReached({ threshold, cap }: { threshold: number; cap: number }, weight: number): void {
  positive('cap', cap);
  const atThreshold = times(exact(weight), exact(`${exact(threshold).n}/${exact(threshold).d * 100n}`));
  if (compare(exact(cap), atThreshold) < 0) throw wrong('cap', 'below_threshold');
}

function positive(parameter: string, value: number): void {
  if (!Number.isFinite(value) || compare(exact(value), ZERO) <= 0) throw wrong(parameter, 'not_positive');
}

function notNegative(parameter: string, value: number): void {
  if (!Number.isFinite(value) || value < 0) throw wrong(parameter, 'negative');
}

function between(parameter: string, value: number, weight: number): void {
  notNegative(parameter, value);
  if (value > weight) throw wrong(parameter, 'above_weight');
}

const wrong = (parameter: string, why: string): DomainError =>
  new DomainError('card_formula_wrong', { field: parameter, why });
