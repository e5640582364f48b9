import { alwaysOpen } from '../calendar';
import type { ShiftPlan } from '../shifts';
import { plannedHours } from './planned-hours';

const zone = 'Asia/Shanghai';
const plan = (from: string, to: string, night = false): ShiftPlan => ({
  ...{ zone, days: [] },
  patterns: [
    {
      ...{ validFrom: '2026-01-01', withinCalendar: false },
      week: [1, 2].map((weekday) => ({
        weekday,
        from,
        to,
        night,
        breaks: night ? [] : [{ from: '12:00', to: '12:30' }],
      })),
    },
  ],
});

test('who is there for part of an hour counts for that part; a night belongs to both of its days', () => {
  const hours = plannedHours(
    [plan('09:30', '13:00'), plan('22:00', '02:00', true)],
    alwaysOpen(zone),
    '2026-11-24',
    zone,
  );
  expect(hours).toHaveLength(24);
  expect([hours[0], hours[2], hours[8], hours[9], hours[10], hours[12], hours[13], hours[23]]).toEqual([
    1, 0, 0, 0.5, 1, 0.5, 0, 1,
  ]);
});
