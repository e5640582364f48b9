import { dayCheckAt, mustBeConfirmable } from './day-check';

const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '18:00' }));
const calendar = { zone: 'Asia/Shanghai', weekly, overrides: [{ date: '2026-11-25', intervals: [], label: '盘点' }] };
const local = (time: string): Date => new Date(`2026-11-${time}:00+08:00`);

describe('the daily check at a fixed time (DOMAIN V14)', () => {
  it.each([
    ['23T00:10', '23T17:30'],
    ['23T23:50', '23T17:30'],
    ['24T09:00', '24T17:30'],
  ])('of %s is at %s in the zone of the team', (now, at) =>
    expect(dayCheckAt(calendar, local(now), 1050)).toEqual(local(at)),
  );

  it.each([
    ['a Sunday', '22T12:00'],
    ['a day off', '25T12:00'],
  ])('there is none on %s', (_, now) => expect(dayCheckAt(calendar, local(now), 1050)).toBeNull());

  it('who leaves results open says why', () => {
    expect(() => mustBeConfirmable(1, ' ')).toThrow(expect.objectContaining({ code: 'reason_required' }));
    mustBeConfirmable(0, '');
    mustBeConfirmable(2, '师傅还在路上');
  });
});
