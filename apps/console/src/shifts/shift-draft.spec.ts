import { barOf, copiedTo, mondayOf } from './shift-draft';

const piece = (from: string, to: string, night = false) => ({ from, to, night, breaks: [] });

test.each([
  ['2026-11-23', '2026-11-23'],
  ['2026-11-29', '2026-11-23'],
  ['2027-01-01', '2026-12-28'],
])('the week of %s begins on %s', (day, monday) => expect(mondayOf(day)).toBe(monday));

test('a bar lies where the hours are, and a night ends with its day', () => {
  expect(barOf(piece('06:00', '18:00'))).toEqual({ left: 0.25, width: 0.5 });
  expect(barOf(piece('18:00', '06:00', true))).toEqual({ left: 0.75, width: 0.25 });
  expect(barOf(piece('12:00', '24:00'))).toEqual({ left: 0.5, width: 0.5 });
});

test('hours are copied in place of what was there', () => {
  const week = [
    { weekday: 1, ...piece('09:00', '18:00') },
    { weekday: 2, ...piece('10:00', '12:00') },
    { weekday: 6, ...piece('10:00', '12:00') },
  ];
  const copied = copiedTo(week, 1, [1, 2, 3]).map(({ weekday, from }) => `${weekday} ${from}`);
  expect(copied).toEqual(['1 09:00', '2 09:00', '3 09:00', '6 10:00']);
});
