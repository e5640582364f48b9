import { spanOn } from './spans';

test.each([
  ['2026-11-23', 'week', '2026-11-23', '2026-11-29'],
  ['2026-11-29', 'week', '2026-11-23', '2026-11-29'],
  ['2026-11-23', 'last_week', '2026-11-16', '2026-11-22'],
  ['2026-03-01', 'last_week', '2026-02-16', '2026-02-22'],
  ['2026-01-31', 'last_month', '2025-12-01', '2025-12-31'],
  ['2026-02-14', 'month', '2026-02-01', '2026-02-28'],
] as const)('around %s the %s is from %s to %s', (day, name, from, to) =>
  expect(spanOn(day, name)).toEqual({ from, to }),
);
