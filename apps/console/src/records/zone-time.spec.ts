import { addDays, dayIn, daysBetween, instantAt, quickTime, wallClock } from './zone-time';

const SHANGHAI = 'Asia/Shanghai';

describe('clock times of the company zone', () => {
  it('put an evening in UTC on the next day in Shanghai', () => {
    expect(dayIn(SHANGHAI, new Date('2026-11-21T16:30:00Z'))).toBe('2026-11-22');
    expect(wallClock(SHANGHAI, new Date('2026-11-21T16:00:00Z'))).toBe('2026-11-22 00:00');
  });

  it.each([
    [SHANGHAI, '2026-11-23', '10:00', '2026-11-23T02:00:00.000Z'],
    ['UTC', '2026-11-23', '10:00', '2026-11-23T10:00:00.000Z'],
    // The hour before and after Berlin's change to summer time.
    ['Europe/Berlin', '2026-03-29', '01:30', '2026-03-29T00:30:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '03:30', '2026-03-29T01:30:00.000Z'],
    ['America/St_Johns', '2026-07-01', '09:00', '2026-07-01T11:30:00.000Z'],
  ])('in %s %s %s is %s', (zone, day, time, instant) => expect(instantAt(zone, day, time).toISOString()).toBe(instant));

  it('count days across months and leap years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(daysBetween('2026-10-30', '2026-11-02')).toBe(3);
  });
});

describe('quick times of a callback', () => {
  const now = new Date('2026-11-21T17:20:00Z');

  it('two hours after advice, three when unsure (DOMAIN V1, V3)', () => {
    expect(quickTime('in2h', SHANGHAI, now).toISOString()).toBe('2026-11-21T19:20:00.000Z');
    expect(quickTime('in3h', SHANGHAI, now).toISOString()).toBe('2026-11-21T20:20:00.000Z');
  });

  it('tomorrow is the company zone’s tomorrow, also after its midnight', () => {
    expect(quickTime('tomorrow10', SHANGHAI, now).toISOString()).toBe('2026-11-23T02:00:00.000Z');
  });
});
