import {
  afterPartStep,
  arrivePart,
  cancelPart,
  duePartStep,
  expectedDay,
  expectPart,
  fitPart,
  mustBeShown,
  neededPart,
  nextPartStepAt,
  partState,
  requestedPart,
  requestPart,
} from './index';

const ZONE = 'Asia/Shanghai';
const RULE = { remindMinute: 16 * 60 + 30, byMinute: 17 * 60 };
const local = (time: string, day = '23'): Date => new Date(`2026-11-${day}T${time}:00+08:00`);
const needed = (time = '11:00') => neededPart(local(time), ZONE, RULE);

describe('a part that a visit found missing is reported by 17:00 of the same day (DOMAIN B4)', () => {
  it.each([
    ['in the morning', '09:00', '16:30', '17:00', '23'],
    ['after the reminder, which then comes at once', '16:45', '16:45', '17:00', '23'],
    ['at the cut-off itself, so it is for the next day', '17:00', '16:30', '17:00', '24'],
    ['at night', '23:30', '16:30', '17:00', '24'],
  ])('found %s', (_, at, remind, by, day) => {
    const { remindAt, reportBy } = needed(at);
    expect([remindAt, reportBy]).toEqual([local(remind, day), local(by, day)]);
  });

  it('is reminded of once, then late once', () => {
    const part = needed();
    expect([duePartStep(part, local('16:29')), nextPartStepAt(part)]).toEqual([null, local('16:30')]);
    expect(duePartStep(part, local('16:30'))).toBe('remind');
    const reminded = afterPartStep(part, 'remind', local('16:31'));
    expect([duePartStep(reminded, local('16:59')), nextPartStepAt(reminded)]).toEqual([null, local('17:00')]);
    const late = afterPartStep(reminded, 'late', local('17:03'));
    expect([late.lateAt, nextPartStepAt(late), duePartStep(late, local('23:00'))]).toEqual([
      local('17:00'),
      null,
      null,
    ]);
  });

  it('a desk that slept past the cut-off reminds nobody of it any more', () =>
    expect(duePartStep(needed(), local('17:00'))).toBe('late'));

  it.each([
    ['16:59', null],
    ['17:00', local('17:00')],
  ])('asked for at %s', (at, lateAt) => {
    const part = requestPart(needed(), null, local(at));
    expect([part.lateAt, part.requestedAt, partState(part)]).toEqual([lateAt, local(at), 'requested']);
    expect(nextPartStepAt(part)).toBeNull();
  });
});

describe('an arrived part is fitted the same day (DOMAIN B5)', () => {
  const arrived = arrivePart(requestedPart(local('09:00'), null), local('15:00'), ZONE);

  it('until the last midnight of its zone', () => {
    expect(duePartStep(arrived, new Date(local('00:00', '24').getTime() - 1))).toBeNull();
    expect(duePartStep(arrived, local('00:00', '24'))).toBe('overdue');
    expect(fitPart(arrived, local('23:59')).overdueAt).toBeNull();
  });

  it('stays overdue when it is fitted later', () => {
    const overdue = afterPartStep(arrived, 'overdue', local('00:05', '24'));
    expect(overdue.overdueAt).toEqual(local('00:00', '24'));
    expect(fitPart(overdue, local('09:00', '24'))).toMatchObject({ overdueAt: local('00:00', '24') });
    expect(fitPart(arrived, local('09:00', '24')).overdueAt).toEqual(local('00:00', '24'));
    expect(nextPartStepAt(fitPart(arrived, local('16:00')))).toBeNull();
  });
});

describe('what can be done with a part', () => {
  const requested = requestedPart(local('09:00'), null);
  it.each([
    ['fitting what has not arrived', () => fitPart(requested, local('10:00')), 'part_state'],
    ['arriving what nobody asked for', () => arrivePart(needed(), local('12:00'), ZONE), 'part_state'],
    ['asking twice', () => requestPart(requested, null, local('10:00')), 'part_state'],
    ['cancelling without words', () => cancelPart(requested, ' ', local('10:00')), 'reason_required'],
    ['M4: a new day nobody was told', () => expectPart(requested, '2026-11-26', false), 'consent_missing'],
    ['M4: a day nobody was told', () => expectedDay('2026-11-26', false, '2026-11-23'), 'consent_missing'],
    ['a day that has passed', () => expectedDay('2026-11-22', true, '2026-11-23'), 'parts_date_wrong'],
    ['no day', () => expectedDay('bald', true, '2026-11-23'), 'parts_date_wrong'],
    ['B6: a return without its fault', () => mustBeShown('return', '', 2), 'reason_required'],
    ['B6: an exchange without a picture', () => mustBeShown('exchange', '不制冷', 0), 'part_photo_missing'],
  ])('%s is refused', (_, act, code) => expect(act).toThrow(expect.objectContaining({ code })));

  it('a part to be fitted needs no picture, and a day may be unknown so far', () => {
    mustBeShown('fit', '', 0);
    mustBeShown('return', '不制冷', 1);
    expect([expectedDay(null, false, '2026-11-23'), expectedDay('2026-11-23', true, '2026-11-23')]).toEqual([
      null,
      '2026-11-23',
    ]);
  });

  it('cancelled is the end', () => {
    const cancelled = cancelPart(needed(), '客户不修了', local('12:00'));
    expect([partState(cancelled), nextPartStepAt(cancelled)]).toEqual(['cancelled', null]);
    expect(() => cancelPart(cancelled, '再来', local('13:00'))).toThrow();
  });
});
