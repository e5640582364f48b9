import { minuteOfDayIn } from './local-days';

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

test.each<[string, string, string]>([
  ['Asia/Shanghai', '2026-11-22T16:00:00Z', '00:00'],
  ['Asia/Shanghai', '2026-11-22T15:59:59.999Z', '23:59'],
  ['Asia/Kathmandu', '2026-11-22T00:00:00Z', '05:45'],
  ['America/St_Johns', '2026-11-22T01:00:00Z', '21:30'],
  ['Europe/Berlin', '2026-03-29T00:59:00Z', '01:59'],
  ['Europe/Berlin', '2026-03-29T01:00:00Z', '03:00'],
  ['Europe/Berlin', '2026-10-25T00:30:00Z', '02:30'],
  ['Europe/Berlin', '2026-10-25T01:30:00Z', '02:30'],
  ['UTC', '1969-12-31T23:59:30Z', '23:59'],
])('a clock in %s at %s shows %s', (zone, at, shown) => {
  expect(clock(minuteOfDayIn(zone, new Date(at)))).toBe(shown);
});

test('an unknown zone is refused', () => {
  expect(() => minuteOfDayIn('Asia/Nowhere', new Date(0))).toThrow(
    expect.objectContaining({ code: 'calendar_invalid' }),
  );
});
