import { willingSeconds } from './willing-time';

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 23, hour));
const span = (from: number, to: number) => ({ from: at(from), to: at(to) });
const spans = (pairs: [number, number][]) => pairs.map(([from, to]) => span(from, to));
const HOUR = 3600;

describe('time online and willing (B11, B14)', () => {
  test.each<[string, [number, number][], [number, number][], number]>([
    ['what is inside counts', [[8, 12]], [], 2],
    [
      'outside does not',
      [
        [1, 9],
        [15, 20],
      ],
      [],
      0,
    ],
    [
      'twice is once',
      [
        [10, 12],
        [11, 13],
      ],
      [],
      3,
    ],
    ['suspended is not willing', [[10, 14]], [[11, 12]], 3],
    ['suspended and offline costs nothing', [[10, 11]], [[11, 14]], 1],
    ['nothing is nothing', [], [], 0],
  ])('%s', (_, online, suspended, hours) => {
    expect(willingSeconds(spans(online), spans(suspended), span(10, 14))).toBe(hours * HOUR);
  });
});
