import { speechHold, timeLeft } from './allowance-words';

const NOW = Date.UTC(2026, 10, 23, 2);
const at = (ms: number): string => new Date(NOW + ms).toISOString();
const HOUR = 3_600_000;

it.each([
  [48 * HOUR, 'hours', 48],
  [2 * HOUR - 1, 'hours', 1],
  [HOUR, 'hours', 1],
  [HOUR - 1, 'minutes', 59],
  [60_000, 'minutes', 1],
  [59_999, 'seconds', 0],
  [-5, 'seconds', 0],
])('says %i ms as %s', (ms, unit, count) => {
  expect(timeLeft(at(ms), NOW)).toEqual({ unit, count });
});

it.each([
  ['nothing where there is no limit', null, null],
  ['nothing before it is known', undefined, null],
  ['nothing while some are left', { state: 'open', left: 1, limit: 5, until: at(1) }, null],
  ['that all are used', { state: 'used', left: 0, limit: 5, until: at(1) }, 'used'],
  ['that the time is over', { state: 'closed', left: 0, limit: 5, until: at(-1) }, 'closed'],
  ['that the time is over since it was told', { state: 'open', left: 4, limit: 5, until: at(-1) }, 'closed'],
  ['that nobody wrote yet', { state: 'closed', left: 0, limit: 5, until: null }, 'never'],
] as const)('holds a reply back by %s', (_, allowance, hold) => {
  expect(speechHold(allowance, NOW)).toBe(hold);
});
