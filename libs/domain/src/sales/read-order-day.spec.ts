import { readOrderDay } from './read-order-day';

test.each([
  ['2026-11-05', '2026-11-05'],
  ['2026/11/5', '2026-11-05'],
  ['2026.11.5 14:30', '2026-11-05'],
  ['2026年11月5日', '2026-11-05'],
  ['20261105', '2026-11-05'],
  ['46331', '2026-11-05'],
  ['2026-11-23', '2026-11-23'],
])('%s is %s', (text, day) => expect(readOrderDay(text, '2026-11-23')).toEqual({ day }));

test.each([
  ['11/05/2026', 'date_ambiguous'],
  ['5.11.26', 'date_ambiguous'],
  ['2026-02-30', 'date_unreadable'],
  ['', 'date_unreadable'],
  ['昨天', 'date_unreadable'],
  ['2026-11-24', 'date_in_future'],
])('%j is refused: %s', (text, fault) => expect(readOrderDay(text, '2026-11-23')).toEqual({ fault }));
