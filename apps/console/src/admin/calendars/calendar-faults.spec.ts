import { calendarFaults, faultPlace } from './calendar-faults';

it('reads the faults of a refused calendar', () => {
  const faults = [{ kind: 'overlap', path: 'weekly.1' }];
  expect(calendarFaults({ code: 'calendar_invalid', detail: { faults } })).toEqual(faults);
});

it.each([null, new Error('offline'), { detail: {} }, { detail: { faults: [{ kind: 'new', path: 'zone' }] } }])(
  'reads none of %p',
  (error) => {
    expect(calendarFaults(error)).toEqual([]);
  },
);

it('names the day a fault stands on', () => {
  const calendar = {
    weekly: [{ weekday: 1 }, { weekday: 5 }],
    overrides: [{ date: '2026-10-01' }],
  };
  expect(faultPlace({ kind: 'overlap', path: 'weekly.1' }, calendar)).toEqual({ weekday: 5 });
  expect(faultPlace({ kind: 'bad_time', path: 'overrides.0.intervals.2' }, calendar)).toEqual({ date: '2026-10-01' });
  expect(faultPlace({ kind: 'bad_zone', path: 'zone' }, calendar)).toBeNull();
});
