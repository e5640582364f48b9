import { dayRange, localDayOf } from './day-range';

test.each([
  ['Asia/Shanghai', '2026-11-24', '2026-11-23T16:00:00.000Z', '2026-11-24T16:00:00.000Z'],
  ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
])('in %s the day %s goes from %s to %s, also where clocks change', (zone, day, from, to) => {
  expect(dayRange(zone, day)).toEqual({ from: new Date(from), to: new Date(to) });
  expect(localDayOf(zone, new Date(from))).toBe(day);
  expect(localDayOf(zone, new Date(Date.parse(to) - 1))).toBe(day);
});

test('what is no date is refused', () => {
  expect(() => dayRange('Asia/Shanghai', '2026-02-30')).toThrow(expect.objectContaining({ code: 'invalid_input' }));
});
