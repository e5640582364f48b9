import { monthDays, monthFrom, monthText } from './month';

test.each([
  ['2026-11', 1, '2026-12'],
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12'],
  ['2026-11', -23, '2024-12'],
])('%s and %d months are %s', (month, by, expected) => expect(monthFrom(month, by)).toBe(expected));

test('a month is written as its reader writes it', () => {
  expect([monthText('2026-11', 'zh-CN'), monthText('2026-11', 'en')]).toEqual(['2026年11月', 'November 2026']);
});

test.each([
  ['2026-02', '2026-02-28'],
  ['2028-02', '2028-02-29'],
  ['2026-12', '2026-12-31'],
])('%s ends on %s', (month, to) => expect(monthDays(month)).toEqual({ from: `${month}-01`, to }));
