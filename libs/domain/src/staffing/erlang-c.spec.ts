import * as fc from 'fast-check';
import { agentsForCalls, erlangC, shareAnswered } from './erlang-c';

/** By its definition, in whole numbers: a^c/c! · c/(c−a) over the sum of a^k/k! up to c−1 and itself; a is whole here. */
function byDefinition(agents: number, erlangs: number): number {
  const [c, a] = [BigInt(agents), BigInt(erlangs)];
  const factorial = (n: bigint): bigint => (n <= 1n ? 1n : n * factorial(n - 1n));
  const scaled = (k: bigint) => (a ** k * factorial(c)) / factorial(k);
  // Both sides times c!·(c−a), so that nothing is a fraction.
  const waits = a ** c * c;
  let sum = 0n;
  for (let k = 0n; k < c; k += 1n) sum += scaled(k) * (c - a);
  return Number((waits * 10n ** 15n) / (sum + waits)) / 1e15;
}

describe('the chance to wait', () => {
  // M/M/1: ρ. M/M/2: a²/(2+a). M/M/3 at two thirds: 4/9 (Gross & Harris, Fundamentals of Queueing Theory, 2.3).
  test.each([
    [1, 0.5, 0.5],
    [1, 0.9, 0.9],
    [2, 1, 1 / 3],
    [2, 1.5, 2.25 / 3.5],
    [3, 2, 4 / 9],
  ])('of %d agents at %d erlangs is %d', (agents, erlangs, chance) =>
    expect(erlangC(agents, erlangs)).toBeCloseTo(chance, 12),
  );

  test('agrees with its definition in whole numbers', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 40 }), (erlangs, more) => {
        expect(erlangC(erlangs + more, erlangs)).toBeCloseTo(byDefinition(erlangs + more, erlangs), 10);
      }),
    ));

  test('stays a chance where a power of the load would not be a number any more', () => {
    expect(erlangC(5_050, 5_000)).toBeGreaterThan(0.2);
    expect(erlangC(5_050, 5_000)).toBeLessThan(0.6);
    expect(erlangC(6_000, 5_000)).toBeGreaterThanOrEqual(0);
  });

  test('is certain where the queue only grows, and none where nobody calls', () => {
    expect(erlangC(10, 10)).toBe(1);
    expect(erlangC(3, 0)).toBe(0);
  });
});

// The worked example of call centres: 100 calls in half an hour of three minutes each, 20 seconds to answer.
describe('200 calls an hour of 180 seconds', () => {
  const load = { perHour: 200, handleSeconds: 180 };

  test.each([
    [10, 0],
    [11, 0.389],
    [12, 0.64],
    [13, 0.796],
    [14, 0.888],
  ])('%d agents answer %d of them within 20 seconds', (agents, share) =>
    expect(shareAnswered(agents, load, 20)).toBeCloseTo(share, 2),
  );

  test.each([
    [0.8, 20, 14],
    [0.8, 9, 14],
    [0.9, 9, 15],
    [0.9, 1_800, 11],
  ])('%d within %d s takes %d', (share, withinSeconds, agents) =>
    expect(agentsForCalls(load, { share, withinSeconds })).toBe(agents),
  );
});

test('nobody is needed where nobody calls', () =>
  expect(agentsForCalls({ perHour: 0, handleSeconds: 180 }, { share: 0.9, withinSeconds: 9 })).toBe(0));
