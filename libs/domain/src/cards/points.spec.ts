import * as fc from 'fast-check';
import { compare, exact, over, textOf, unrounded, ZERO } from './exact';
import type { Formula } from './formula';
import { mostOf, pointsOf } from './points';

const measure = (actual: number | string, target: number | string = 0) => ({
  actual: exact(actual),
  target: exact(target),
});
const of = (formula: Formula, weight: number, actual: number | string, target: number | string = 0) =>
  unrounded(pointsOf(formula, exact(weight), [measure(actual, target)])!);

const F1: Formula = { type: 'threshold_linear', threshold: 85, cap: 80 };
const F2: Formula = { type: 'steps_below', step: 0.5, loss: 2 };
const F3: Formula = { type: 'steps_below', step: 0.2, loss: 2 };
const F4: Formula = { type: 'steps_both', step: 10, points: 2 };
const F5: Formula = { type: 'per_missing', loss: 2 };
const F7: Formula = { type: 'share_of_amount', perMille: 3, bonus: 200, base: 1500 };
const W2: Formula = { type: 'per_event', loss: 0.5, floor: 0 };
const SHARE: Formula = { type: 'capped_share' };

test.each<[string, Formula, number, number | string, number | string, string]>([
  ['F1: 84.99 % is nothing', F1, 40, 84.99, 100, '0'],
  ['F1: 85.00 % is 34', F1, 40, 85, 100, '34'],
  ['F1: 100 % is 40', F1, 40, 450, 450, '40'],
  ['F1: 200 % is the cap', F1, 40, 900, 450, '80'],
  ['F1: 201 % stays at the cap', F1, 40, 904.5, 450, '80'],
  ['F2: at plan all', F2, 20, 3, 3, '20'],
  ['F2: above plan no more than all', F2, 20, 9, 3, '20'],
  ['F2: 0.49 points below cost nothing', F2, 20, 2.51, 3, '20'],
  ['F2: 0.5 points below cost 2', F2, 20, 2.5, 3, '18'],
  ['F2: 4.99 below leave 2', F2, 20, 0.01, 5, '2'],
  ['F2: 5 below leave nothing', F2, 20, 0, 5, '0'],
  ['F2: more below is not under nothing', F2, 20, 0, 50, '0'],
  ['F3: 0.6 below is three steps, though 0.6 / 0.2 is 2.9999… in binary', F3, 15, 0.1, 0.7, '9'],
  ['F4: at plan', F4, 15, 100, 100, '15'],
  ['F4: 9.9 % above', F4, 15, 109.9, 100, '15'],
  ['F4: 10 % above', F4, 15, 110, 100, '17'],
  ['F4: ten times as much has no upper limit', F4, 15, 1000, 100, '195'],
  ['F4: 10 % below', F4, 15, 90, 100, '13'],
  ['F4: 75 % below is at the floor', F4, 15, 25, 100, '1'],
  ['F4: 80 % below does not go under', F4, 15, 20, 100, '0'],
  ['F5: all there', F5, 10, 5, 5, '10'],
  ['F5: one missing', F5, 10, 4, 5, '8'],
  ['F5: all missing', F5, 10, 0, 5, '0'],
  ['F7: three thousandths with bonus and base', F7, 0, 1_800_000, 0, '7100'],
  ['W2: no event', W2, 20, 0, 0, '20'],
  ['W2: three events', W2, 20, 3, 0, '18.5'],
  ['W2: forty events', W2, 20, 40, 0, '0'],
  ['W2: forty-one are not under the floor', W2, 20, 41, 0, '0'],
  ['W2: a floor of its own', { type: 'per_event', loss: 0.5, floor: 5 }, 20, 99, 0, '5'],
  ['W2: the points each had on its day', { type: 'per_event', loss: null, floor: 0 }, 10, 1.75, 0, '8.25'],
  ['K1: 449 of 450', SHARE, 50, 449, 450, '49.888889…'],
  ['K1: 450 of 450', SHARE, 50, 450, 450, '50'],
  ['K1: 900 of 450 is no more', SHARE, 50, 900, 450, '50'],
  ['K2: 19 of 20', SHARE, 20, 19, 20, '19'],
  ['K4: two of three deliverables', SHARE, 10, 2, 3, '6.666667…'],
])('%s', (_, formula, weight, actual, target, points) => {
  expect(of(formula, weight, actual, target)).toBe(points);
});

test('F6: one missed figure takes all', () => {
  const formula: Formula = {
    type: 'all_or_nothing',
    conditions: [
      { figure: 'a', compare: 'at_least', limit: 98 },
      { figure: 'b', compare: 'at_most', limit: 2 },
    ],
  };
  const given = (a: number, b: number) => textOf(pointsOf(formula, exact(30), [measure(a, 98), measure(b, 2)])!);
  expect([given(98, 2), given(97.99, 0), given(100, 2.01)]).toEqual(['30', '0', '0']);
  expect(textOf(pointsOf(formula, exact(30), [measure(99, 98)])!)).toBe('0');
});

test('N1: whole minutes missing each day, rounded down, and a good day makes no bad one good', () => {
  const formula: Formula = { type: 'per_unit_missing', amount: 1 };
  const days = [measure(119.5, 120), measure(118.99, 120), measure(300, 120), measure(0, 120)];
  expect(textOf(pointsOf(formula, ZERO, days)!)).toBe('-121');
  expect(textOf(pointsOf(formula, ZERO, [])!)).toBe('0');
});

test('what nobody measured, and a mark, is for a person to say', () => {
  expect(pointsOf(SHARE, exact(50), [])).toBeNull();
  expect(pointsOf({ type: 'mark' }, exact(10), [measure(1, 1)])).toBeNull();
});

test('a share of nothing is refused', () => {
  for (const formula of [SHARE, F1, F4]) expect(() => of(formula, 10, 1, 0)).toThrow('card_target_zero');
});

const FORMULAS = fc.constantFrom(SHARE, F1, F2, F4, F5);
const amount = fc.integer({ min: 0, max: 3000 }).map((value) => over(exact(value), exact(10)));

test('doing more never gives less, and nothing leaves its bounds', () => {
  fc.assert(
    fc.property(FORMULAS, amount, amount, fc.integer({ min: 1, max: 200 }), (formula, a, b, target) => {
      const [less, more] = compare(a, b) <= 0 ? [a, b] : [b, a];
      const at = (actual: typeof a) => pointsOf(formula, exact(40), [{ actual, target: exact(target) }])!;
      expect(compare(at(less), at(more))).toBeLessThanOrEqual(0);
      expect(compare(at(less), ZERO)).toBeGreaterThanOrEqual(0);
      const top = mostOf(formula, 40);
      if (top !== null) expect(compare(at(more), exact(top))).toBeLessThanOrEqual(0);
    }),
  );
});

test('more events never give more, and never less than the floor', () => {
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      const [few, many] = compare(a, b) <= 0 ? [a, b] : [b, a];
      const at = (actual: typeof a) => pointsOf(W2, exact(20), [{ actual, target: ZERO }])!;
      expect(compare(at(many), at(few))).toBeLessThanOrEqual(0);
      expect(compare(at(many), ZERO)).toBeGreaterThanOrEqual(0);
    }),
  );
});
