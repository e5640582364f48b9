import { dayFrom, dayLabel } from './days';

test.each([
  ['2026-11-23', -1, '2026-11-22'],
  ['2026-03-01', -1, '2026-02-28'],
  ['2026-12-31', 1, '2027-01-01'],
])('%s and %d days', (day, by, expected) => expect(dayFrom(day, by)).toBe(expected));

test('a day is written as its reader writes it', () => {
  expect([dayLabel('2026-11-23', 'zh-CN'), dayLabel('2026-11-23', 'en')]).toEqual(['11/23周一', 'Mon, 11/23']);
});
