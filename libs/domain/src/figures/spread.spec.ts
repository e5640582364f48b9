import fc from 'fast-check';
import { spreadEdges, spreadOf } from './spread';

test.each<[number[], number[]]>([
  [[], [0, 0, 0]],
  [
    [0, 59.999],
    [2, 0, 0],
  ],
  [[60], [0, 1, 0]],
  [
    [1799, 1800, 1e9],
    [0, 1, 2],
  ],
])('of %p between a minute and half an hour lie %p', (values, expected) => {
  expect(spreadOf(values, [60, 1800])).toEqual(expected);
});

test('every value is in the one class that holds it', () => {
  const edges = fc
    .uniqueArray(fc.integer({ min: 1, max: 1000 }), { maxLength: 12 })
    .map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(edges, fc.array(fc.integer({ min: 0, max: 1100 })), (given, values) => {
      const counts = spreadOf(values, given);
      const byHand = [0, ...given].map(
        (from, i) => values.filter((value) => value >= from && value < (given[i] ?? Infinity)).length,
      );
      expect(counts).toEqual(byHand);
    }),
  );
});

test.each([0, 14_400, 14_401, 1e9])('the classes of durations rise, with a 90th percentile of %p s', (p90) => {
  const edges = spreadEdges(p90);
  expect([...edges].sort((a, b) => a - b)).toEqual(edges);
  expect(new Set(edges).size).toBe(edges.length);
});

test('half an hour parts what is in time from what is late (DOMAIN W1)', () => {
  expect(spreadEdges(3600)).toContain(1800);
});

test('what takes days is not all in the last class', () => {
  expect(spreadOf([86_400, 200_000], spreadEdges(200_000)).at(-1)).toBe(0);
});
