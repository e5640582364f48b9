import { dayIn, daysOf, lastDayOf, periodFrom, periodsBetween, spanOf } from './figure-periods';

describe('periods', () => {
  test.each([
    ['day', '2026-02-28', '2026-03-01', ['2026-02-28', '2026-03-01']],
    ['week', '2026-09-13', '2026-09-14', ['2026-09-07', '2026-09-14']],
    ['month', '2026-01-31', '2026-03-01', ['2026-01-01', '2026-02-01', '2026-03-01']],
  ] as const)('of a %s from %s to %s begin on %j', (step, from, to, firsts) => {
    const periods = periodsBetween(from, to, step);
    expect(periods.map(({ first }) => first)).toEqual(firsts);
    periods.slice(1).forEach(({ first }, i) => expect(periods[i]!.next).toBe(first));
  });

  test.each([
    ['2025-08-11', 400],
    ['2025-08-10', null],
  ])('from %s to 2026-09-14 are %p days', (from, days) => {
    const between = () => periodsBetween(from, '2026-09-14', 'day');
    if (days === null) expect(between).toThrow(expect.objectContaining({ code: 'invalid_input' }));
    else expect(between()).toHaveLength(days);
  });

  test('end on the day before the next', () => {
    const february = periodFrom('2028-02-01', 'month');
    expect(lastDayOf(february)).toBe('2028-02-29');
    expect(daysOf(february)).toHaveLength(29);
  });

  test('can be asked for by their first day alone', () => {
    expect(() => periodFrom('2026-09-15', 'week')).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });
});

describe('a day', () => {
  test('is as long as its zone makes it', () => {
    const { from, to } = spanOf('2026-03-29', '2026-03-30', 'Europe/Berlin');
    expect((to.getTime() - from.getTime()) / 3_600_000).toBe(23);
  });

  test('is the zone’s', () => {
    const at = new Date('2026-09-10T16:00:00Z');
    expect([dayIn('Asia/Shanghai', at), dayIn('UTC', at)]).toEqual(['2026-09-11', '2026-09-10']);
  });
});
