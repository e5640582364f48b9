import { spanOf, whenIn } from './when';

const NOW = new Date('2026-11-22T06:00:00Z');
const read = (at: string): string => {
  const { day, date, time } = whenIn('Asia/Shanghai', new Date(at), NOW);
  return `${day} ${date} ${time}`;
};

describe('a time on the screen', () => {
  it.each([
    ['2026-11-22T08:31:00Z', 'today 2026-11-22 16:31'],
    ['2026-11-22T16:00:00Z', 'tomorrow 2026-11-23 00:00'],
    ['2026-11-21T15:59:00Z', 'yesterday 2026-11-21 23:59'],
    ['2026-11-24T02:00:00Z', 'date 2026-11-24 10:00'],
    ['2027-01-04T02:00:00Z', 'date 2027-01-04 10:00'],
  ])('%s reads %s', (at, text) => expect(read(at)).toBe(text));
});

it.each([
  [-1, { unit: 'minutes', count: 0, rest: 0 }],
  [59_999, { unit: 'minutes', count: 0, rest: 0 }],
  [25 * 60_000, { unit: 'minutes', count: 25, rest: 0 }],
  [125 * 60_000, { unit: 'hours', count: 2, rest: 5 }],
  [(26 * 60 + 59) * 60_000, { unit: 'days', count: 1, rest: 2 }],
])('%s ms is %j', (ms, span) => expect(spanOf(ms)).toEqual(span));
