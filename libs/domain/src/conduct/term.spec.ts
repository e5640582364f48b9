import { alwaysOpen, type WorkCalendar } from '../calendar';
import { endOfTerm } from './term';

const week: WorkCalendar = {
  zone: 'Asia/Shanghai',
  weekly: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, from: '09:00', to: '12:00' },
    { weekday, from: '13:00', to: '18:00' },
  ]),
  overrides: [
    { date: '2026-10-01', intervals: [], label: '国庆' },
    { date: '2026-10-10', intervals: [{ from: '09:00', to: '17:00' }], label: '调休' },
  ],
};

test.each<[string, string, number, string]>([
  ['Monday morning and three days', '2026-09-14T01:30:00Z', 3, '2026-09-17T10:00:00.000Z'],
  ['Monday night is still Monday', '2026-09-14T15:59:00Z', 3, '2026-09-17T10:00:00.000Z'],
  ['a weekend counts for nothing', '2026-09-17T02:00:00Z', 3, '2026-09-22T10:00:00.000Z'],
  ['said on a Saturday', '2026-09-19T02:00:00Z', 1, '2026-09-21T10:00:00.000Z'],
  ['a holiday counts for nothing', '2026-09-30T02:00:00Z', 1, '2026-10-02T10:00:00.000Z'],
  ['a make-up Saturday counts', '2026-10-09T02:00:00Z', 1, '2026-10-10T09:00:00.000Z'],
  ['no days end at once', '2026-09-14T01:30:00Z', 0, '2026-09-14T01:30:00.000Z'],
])('%s', (_, from, days, end) => expect(endOfTerm(week, new Date(from), days).toISOString()).toBe(end));

test('round the clock, a day ends at midnight', () => {
  expect(endOfTerm(alwaysOpen('UTC'), new Date('2026-09-14T01:30:00Z'), 1).toISOString()).toBe(
    '2026-09-16T00:00:00.000Z',
  );
});

test('a calendar that never opens has no terms', () => {
  expect(() => endOfTerm({ ...week, weekly: [], overrides: [] }, new Date(), 1)).toThrow(
    expect.objectContaining({ code: 'calendar_never_opens' }),
  );
});
