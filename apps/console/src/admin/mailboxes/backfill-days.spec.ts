import { dayBefore, startOf } from './backfill-days';

it('counts days back over the end of a month and a year', () => {
  expect(dayBefore(new Date(2026, 0, 5, 23, 59), 10)).toBe('2025-12-26');
  expect(dayBefore(new Date(2026, 2, 1), 1)).toBe('2026-02-28');
});

it('begins a day at its first moment here', () => {
  expect(new Date(startOf('2026-03-01'))).toEqual(new Date(2026, 2, 1, 0, 0, 0));
});
