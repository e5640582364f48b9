import { hourLines, lengthText, placeIn } from './day-lanes';

const DAY = { from: '2026-11-20T16:00:00.000Z', to: '2026-11-21T16:00:00.000Z' };

test.each([
  ['2026-11-20T16:00:00.000Z', '2026-11-21T04:00:00.000Z', { left: 0, width: 50 }],
  ['2026-11-20T10:00:00.000Z', '2026-11-20T22:00:00.000Z', { left: 0, width: 25 }],
  ['2026-11-21T10:00:00.000Z', '2026-11-22T10:00:00.000Z', { left: 75, width: 25 }],
])('%s to %s stands at %p of the day', (from, to, expected) => {
  expect(placeIn(DAY, { from, to })).toEqual(expected);
});

test('every third hour has a line, by the clock on the wall', () => {
  expect(hourLines(DAY, 'Asia/Shanghai').map(({ hour }) => hour)).toEqual([0, 3, 6, 9, 12, 15, 18, 21]);
  // The hour from two to three is left out in Berlin that day.
  const short = hourLines({ from: '2026-03-28T23:00:00.000Z', to: '2026-03-29T22:00:00.000Z' }, 'Europe/Berlin');
  expect(short.map(({ hour }) => hour)).toEqual([0, 3, 6, 9, 12, 15, 18, 21]);
  expect(short[1]!.left).toBeCloseTo((2 / 23) * 100);
});

test.each([
  [0, '0:00'],
  [29, '0:00'],
  [5_400, '1:30'],
  [90_000, '25:00'],
])('%p s are %s', (seconds, text) => {
  expect(lengthText(seconds)).toBe(text);
});
