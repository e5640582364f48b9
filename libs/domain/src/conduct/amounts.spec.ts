import { fineOfFault, fineOfFinding, minutesMissing, quarterOf } from './amounts';

test.each([
  [120, 0],
  [119.5, 0],
  [119, 1],
  [118.99, 1],
  [0, 120],
  [300, 0],
])('N1: %d of 120 minutes leave %d missing', (talked, missing) => expect(minutesMissing(talked, 120)).toBe(missing));

test.each([
  [1, 50],
  [2, 200],
  [3, 0],
  [4, 0],
])('H22: fault %d of a quarter proposes %d yuan; the third is empty until the company says it', (nth, yuan) =>
  expect(fineOfFault(nth, [50, 200, 0])).toBe(yuan),
);

test.each([
  [1, 0],
  [2, 50],
  [3, 50],
])('N10: finding %d proposes %d yuan', (nth, yuan) => expect(fineOfFinding(nth, { from: 2, amount: 50 })).toBe(yuan));

test.each([
  ['2026-01-01', '2026 Q1', '2026-01-01', '2026-04-01'],
  ['2026-11-30', '2026 Q4', '2026-10-01', '2027-01-01'],
])('%s lies in %s', (day, name, first, next) => expect(quarterOf(day)).toEqual({ name, first, next }));
