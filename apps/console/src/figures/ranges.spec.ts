import { periodEnd, periodStart, periodText, presetOf, presetRange, rangeBefore, trendRange } from './ranges';

// A Sunday: the last day of its week, since weeks begin on Monday.
const TODAY = '2026-11-22';

describe('date ranges', () => {
  it.each([
    ['today', '2026-11-22', '2026-11-22'],
    ['yesterday', '2026-11-21', '2026-11-21'],
    ['this_week', '2026-11-16', '2026-11-22'],
    ['last_week', '2026-11-09', '2026-11-15'],
    ['this_month', '2026-11-01', '2026-11-22'],
    ['last_month', '2026-10-01', '2026-10-31'],
  ] as const)('%s is %s to %s', (preset, from, to) => {
    expect(presetRange(preset, TODAY)).toEqual({ from, to });
    expect(presetOf({ from, to }, TODAY)).toBe(preset);
  });

  it('know the year’s turn', () => {
    expect(presetRange('last_month', '2027-01-05')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    expect(presetRange('this_week', '2027-01-01').from).toBe('2026-12-28');
  });

  it('that are no preset are none', () => expect(presetOf({ from: '2026-11-02', to: TODAY }, TODAY)).toBeNull());
});

describe('periods', () => {
  it('end with their step', () => {
    expect(periodEnd('2026-11-16', 'week')).toBe('2026-11-22');
    expect(periodEnd('2028-02-01', 'month')).toBe('2028-02-29');
    expect(periodEnd(TODAY, 'day')).toBe(TODAY);
    expect(periodStart('2026-11-16', 'week')).toBe('2026-11-16');
  });

  it('are named in the reader’s language', () => {
    expect(periodText(TODAY, 'day', 'zh-CN')).toBe('11/22 周日');
    expect(periodText(TODAY, 'day', 'en')).toBe('Sun, Nov 22');
    expect(periodText('2026-11-16', 'week', 'zh-CN')).toBe('11/16–11/22');
    expect(periodText('2026-11-01', 'month', 'zh-CN')).toBe('2026年11月');
  });

  it('have a trend that ends with them', () => {
    expect(trendRange(TODAY, 'day')).toEqual({ from: '2026-10-24', to: TODAY });
    expect(trendRange('2026-11-16', 'week')).toEqual({ from: '2026-08-24', to: '2026-11-22' });
    expect(trendRange('2026-11-01', 'month')).toEqual({ from: '2025-12-01', to: '2026-11-30' });
  });
});

it('the span before has as many days and ends the day before', () => {
  expect(rangeBefore({ from: '2026-11-16', to: '2026-11-22' })).toEqual({ from: '2026-11-09', to: '2026-11-15' });
  expect(rangeBefore({ from: '2026-03-01', to: '2026-03-01' })).toEqual({ from: '2026-02-28', to: '2026-02-28' });
});
