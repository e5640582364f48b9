import { alwaysOpen, lastClosing, type WorkCalendar } from '.';

const zone = 'Asia/Shanghai';
const at = (text: string): Date => new Date(`${text}+08:00`);
const weekdays = (from: string, to: string): WorkCalendar => ({
  zone,
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from, to })),
  overrides: [{ date: '2026-11-20', intervals: [{ from: '09:00', to: '15:00' }], label: '' }],
});
const closing = (calendar: WorkCalendar, now: string) =>
  lastClosing(calendar, at(`${now.slice(0, 10)}T00:00:00`), at(now));

describe('the last closing before today (DOMAIN M8)', () => {
  it.each([
    ['in the morning: yesterday evening', weekdays('09:00', '18:00'), '2026-11-25T08:30:00', '2026-11-24T18:00:00'],
    ['after noon: still yesterday evening', weekdays('09:00', '18:00'), '2026-11-25T15:00:00', '2026-11-24T18:00:00'],
    [
      'after a weekend: the day that was shortened',
      weekdays('09:00', '18:00'),
      '2026-11-23T09:10:00',
      '2026-11-20T15:00:00',
    ],
    [
      'after a night shift: its end this morning',
      weekdays('20:00', '02:00'),
      '2026-11-25T09:00:00',
      '2026-11-25T02:00:00',
    ],
    ['during a night shift: midnight', weekdays('20:00', '02:00'), '2026-11-25T01:00:00', '2026-11-25T00:00:00'],
    ['around the clock: midnight', alwaysOpen(zone), '2026-11-25T09:00:00', '2026-11-25T00:00:00'],
    ['never open: midnight', { zone, weekly: [], overrides: [] }, '2026-11-25T09:00:00', '2026-11-25T00:00:00'],
  ])('%s', (_, calendar, now, closed) => {
    expect(closing(calendar, now)).toEqual(at(closed));
  });
});
