import { expectedLoad } from './expected-load';

const days = [
  { date: '2026-11-02', special: null },
  { date: '2026-11-09', special: null },
  { date: '2026-11-16', special: '校庆' },
  { date: '2026-11-03', special: null },
];

test('is the mean over the days of a weekday; a day on which nothing came counts, a special one does not', () =>
  expect(
    expectedLoad(
      [
        { date: '2026-11-02', hour: 9, kind: 'chat', count: 8 },
        { date: '2026-11-16', hour: 9, kind: 'chat', count: 100 },
        { date: '2026-11-03', hour: 9, kind: 'call', count: 3 },
        { date: '2026-11-02', hour: 8, kind: 'mail', count: 1 },
      ],
      days,
    ),
  ).toEqual([
    { weekday: 1, hour: 8, call: 0, chat: 0, mail: 0.5 },
    { weekday: 1, hour: 9, call: 0, chat: 4, mail: 0 },
    { weekday: 2, hour: 9, call: 3, chat: 0, mail: 0 },
  ]));
