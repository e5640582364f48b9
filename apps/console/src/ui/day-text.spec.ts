import { dayText, shortDay } from './day-text';

it.each([
  ['2026-11-02', 'zh-CN', '2026年11月2日', '11/02'],
  ['2026-11-02', 'en', 'Nov 2, 2026', 'Nov 2'],
])('%s reads in %s as %s, for short %s', (day, locale, whole, short) => {
  expect(dayText(day, locale)).toBe(whole);
  expect(shortDay(day, locale)).toBe(short);
});
