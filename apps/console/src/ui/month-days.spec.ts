import { addMonths, dayAfterKey, monthDays } from './month-days';

it.each([
  ['2026-11-22', '2026-10-26', '2026-12-06'],
  // Begins on a Monday.
  ['2026-06-30', '2026-06-01', '2026-07-12'],
  ['2028-02-29', '2028-01-31', '2028-03-12'],
])('the leaf of %s begins on Monday %s and ends on %s', (day, first, last) => {
  const days = monthDays(day);
  expect([days[0], days.at(-1), days.length]).toEqual([first, last, 42]);
});

it.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2028-02-29', -12, '2027-02-28'],
  ['2026-03-31', -1, '2026-02-28'],
])('%s and %d months is %s', (day, months, there) => expect(addMonths(day, months)).toBe(there));

it.each([
  ['ArrowLeft', '2026-03-01', '2026-02-28'],
  ['ArrowDown', '2026-12-28', '2027-01-04'],
  ['PageUp', '2026-03-31', '2026-02-28'],
  ['x', '2026-03-31', null],
])('%s leads from %s to %s', (key, day, there) => expect(dayAfterKey(key, day)).toBe(there));

it('stays within the bounds', () => {
  expect(dayAfterKey('ArrowUp', '2026-11-18', '2026-11-16')).toBe('2026-11-16');
  expect(dayAfterKey('PageDown', '2026-11-18', undefined, '2026-11-22')).toBe('2026-11-22');
});
