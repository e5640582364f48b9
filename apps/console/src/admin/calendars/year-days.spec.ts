import { countKinds, mergedOverrides, usualHours, withOverride, yearMonths } from './year-days';

const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '18:00' }));
const holiday = { date: '2026-10-01', intervals: [], label: '国庆节' };
const makeup = { date: '2026-10-10', intervals: [{ from: '09:00', to: '18:00' }], label: '国庆节调休' };
const short = { date: '2026-12-31', intervals: [{ from: '09:00', to: '15:00' }], label: '' };

describe('year view', () => {
  const months = yearMonths(2026, weekly, [holiday, makeup, short]);
  const day = (date: string) => months[Number(date.slice(5, 7)) - 1]!.days[Number(date.slice(8)) - 1];

  it('starts each month on its weekday, Monday first', () => {
    expect(months.map(({ blanks }) => blanks)).toEqual([3, 6, 6, 2, 4, 0, 2, 5, 1, 3, 6, 1]);
    expect(months.map(({ days }) => days.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  });

  it.each([
    ['2026-10-09', 'open'],
    ['2026-10-11', 'rest'],
    ['2026-10-01', 'closed'],
    ['2026-10-10', 'makeup'],
    ['2026-12-31', 'changed'],
  ])('knows %s as %s', (date, kind) => {
    expect(day(date)?.kind).toBe(kind);
  });

  it('counts the dated days', () => {
    expect(countKinds(months)).toMatchObject({ closed: 1, makeup: 1, changed: 1 });
  });

  it('has 29 days in February of a leap year', () => {
    expect(yearMonths(2028, weekly, [])[1]!.days).toHaveLength(29);
  });
});

it('keeps overrides in order of date, one a date', () => {
  const renamed = { ...holiday, label: '国庆' };
  expect(withOverride([makeup, holiday], '2026-10-01', renamed)).toEqual([renamed, makeup]);
  expect(withOverride([holiday, makeup], '2026-10-01', null)).toEqual([makeup]);
});

describe('national days that arrive while a draft is open', () => {
  it('join the draft', () => {
    expect(mergedOverrides([short], [], [holiday])).toEqual([holiday, short]);
  });
  it('do not undo a removal or an edit of the draft', () => {
    const edited = { ...makeup, label: '补班' };
    expect(mergedOverrides([edited], [holiday, makeup], [holiday, makeup, short])).toEqual([edited, short]);
  });
});

it('offers the usual hours of a weekday, for a rest day those of the first workday', () => {
  expect(usualHours(weekly, 2)).toEqual([{ from: '09:00', to: '18:00' }]);
  expect(usualHours(weekly, 7)).toEqual([{ from: '09:00', to: '18:00' }]);
  expect(usualHours([], 7)).toEqual([]);
});
