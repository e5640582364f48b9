import * as fc from 'fast-check';
import { SETTINGS, settingAt, settingValue, type DatedValue } from './settings';
import { median, percentile, shareWithin } from './statistics';

test.each<[number[], number | null]>([
  [[], null],
  [[7], 7],
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[10, 9, 100], 10],
])('the median of %p is %p', (values, expected) => {
  expect(median(values)).toBe(expected);
});

const oneToHundred = Array.from({ length: 100 }, (_, i) => 100 - i);

test.each<[string, number[], number, number | null]>([
  ['nothing', [], 0.9, null],
  ['one value', [7], 0.9, 7],
  ['ten values', [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.9, 9],
  ['eleven values', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0.9, 10],
  ['a hundred values', oneToHundred, 0.9, 90],
  ['a share that is no binary number', oneToHundred, 0.07, 7],
  ['the lowest', [3, 1, 2], 0, 1],
  ['the highest', [3, 1, 2], 1, 3],
])('the nearest-rank percentile of %s', (_, values, share, expected) => {
  expect(percentile(values, share)).toBe(expected);
});

test('a percentile is one of the values, and at least its share do not exceed it (law 9)', () => {
  const values = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 100 }), (list, percent) => {
      const before = [...list];
      const found = percentile(list, percent / 100)!;
      expect(list).toContain(found);
      expect(list.filter((value) => value <= found).length * 100).toBeGreaterThanOrEqual(percent * list.length);
      expect(list).toEqual(before);
    }),
  );
});

/** To sort, -0 and 0 are one. */
const plainZero = (value: number): number => value + 0;

test('a middle and a percentile are those of the sorted values, however they stand and however often one comes', () => {
  const value = fc.oneof(
    fc.integer({ min: 0, max: 5 }),
    fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map(plainZero),
  );
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 400 }),
      fc.integer({ min: 1, max: 100 }),
      (list, percent) => {
        const sorted = [...list].sort((a, b) => a - b);
        const [below, above] = [sorted[(list.length - 1) >> 1]!, sorted[list.length >> 1]!];
        expect(median(list)).toBe(list.length % 2 === 1 ? above : (below + above) / 2);
        expect(percentile(Float64Array.from(list), percent / 100)).toBe(
          sorted[Math.ceil((percent * list.length) / 100) - 1],
        );
      },
    ),
  );
});

test.each<[number[], number | null]>([
  [[], null],
  [[1799.999, 1800, 1801], 1 / 3],
  [[1, 2], 1],
  [[1800], 0],
])('of waits of %p s, %p are within half an hour (DOMAIN W1)', (values, expected) => {
  expect(shareWithin(values, 1800)).toBe(expected);
});

describe('a number with a date (law 8)', () => {
  const day = (d: number) => new Date(Date.UTC(2026, 2, d));
  const history: DatedValue<number>[] = [
    { value: 20, from: day(20) },
    { value: 10, from: day(10) },
    { value: 30, from: day(30) },
  ];

  test.each<[string, DatedValue<number>[], Date, number | null]>([
    ['is nothing before the first', history, day(9), null],
    ['holds from its own moment', history, day(10), 10],
    ['holds until the next', history, new Date(+day(20) - 1), 10],
    ['gives way to the next', history, day(20), 20],
    ['holds on after the last', history, day(31), 30],
    ['entered twice for one moment is the later entry', [...history, { value: 21, from: day(20) }], day(21), 21],
    ['is nothing without a history', [], day(1), null],
  ])('%s', (_, values, at, expected) => {
    expect(settingAt(values, at)).toBe(expected);
  });

  test('a value of nothing is still a value', () => {
    expect(settingValue('talk.day', [{ value: 0, from: day(1) }], day(2))).toBe(0);
  });

  test('falls back to the default before the first', () => {
    expect(settingValue('reply.window', history, day(9))).toBe(1800);
    expect(settingValue('reply.window', history, day(11))).toBe(10);
  });
});

test.each<[keyof typeof SETTINGS, number, string, string]>([
  ['reply.window', 1800, 'seconds', 'W1'],
  ['reply.remind', 1200, 'seconds', 'W13'],
  ['reply.lead', 1500, 'seconds', 'W13'],
  ['violation.points', 0.5, 'points', 'W2'],
  ['leads.month', 450, 'count', 'K1'],
  ['revenue.month', 1_800_000, 'yuan', 'K1'],
  ['callbacks.month', 20, 'count', 'K2'],
  ['talk.day', 120, 'minutes', 'N1'],
  ['channel.down', 120, 'seconds', 'house'],
  ['delivery.retry', 15, 'seconds', 'house'],
  ['channel.unsent', 600, 'seconds', 'house'],
  ['contact.undo', 30, 'days', 'house'],
])('%s is %d %s by DOMAIN %s', (key, value, unit, source) => {
  expect(SETTINGS[key]).toEqual({ value, unit, source });
});
