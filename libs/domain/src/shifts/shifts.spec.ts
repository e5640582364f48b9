import { alwaysOpen, type WorkCalendar } from '../calendar/calendar';
import { checkDay, checkPattern } from './check-shifts';
import { plannedOn } from './planned-day';
import type { ShiftPiece, ShiftPlan, WeeklyPiece } from './shift';
import { nextShift, onShift, secondsOn, shiftIntervals, tellInShift } from './shift-time';

const ZONE = 'Asia/Shanghai';
const open = alwaysOpen(ZONE);
const piece = (from: string, to: string, more: Partial<ShiftPiece> = {}): ShiftPiece => ({
  from,
  to,
  night: false,
  breaks: [],
  ...more,
});
const on = (weekday: number, from: string, to: string, more: Partial<ShiftPiece> = {}): WeeklyPiece => ({
  weekday,
  ...piece(from, to, more),
});
const at = (local: string): Date => new Date(`${local}:00+08:00`);
const lunch = { breaks: [{ from: '12:00', to: '13:00' }] };
const office = [1, 2, 3, 4, 5].map((weekday) => on(weekday, '09:00', '18:00', lunch));
const plan = (more: Partial<ShiftPlan> = {}): ShiftPlan => ({
  zone: ZONE,
  patterns: [{ validFrom: '2026-11-02', withinCalendar: false, week: office }],
  days: [],
  ...more,
});
const hours = (of: ShiftPlan, from: string, to: string, calendar: WorkCalendar = open) =>
  shiftIntervals(of, calendar, at(from), at(to)).map((one) =>
    [one.from, one.to]
      .map((instant) => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(5, 16))
      .join(' '),
  );

describe('a person’s working time', () => {
  // 2026-11-23 is a Monday.
  test('is what every week says, less the breaks', () => {
    expect(hours(plan(), '2026-11-23T00:00', '2026-11-24T00:00')).toEqual([
      '11-23T09:00 11-23T12:00',
      '11-23T13:00 11-23T18:00',
    ]);
    expect(hours(plan(), '2026-11-28T00:00', '2026-11-30T00:00')).toEqual([]);
  });
  test('follows the pattern that has begun last', () => {
    const later = { validFrom: '2026-11-24', withinCalendar: false, week: [on(2, '14:00', '22:00')] };
    const changed = plan({ patterns: [later, ...plan().patterns] });
    expect(hours(changed, '2026-11-23T00:00', '2026-11-26T00:00').slice(1)).toEqual([
      '11-23T13:00 11-23T18:00',
      '11-24T14:00 11-24T22:00',
    ]);
  });
  test('goes over midnight in a night shift, with a break after it', () => {
    const night = on(1, '22:00', '06:00', { night: true, breaks: [{ from: '02:00', to: '02:30' }] });
    const nights = plan({ patterns: [{ validFrom: '2026-11-02', withinCalendar: false, week: [night] }] });
    expect(hours(nights, '2026-11-24T00:00', '2026-11-25T00:00')).toEqual([
      '11-24T00:00 11-24T02:00',
      '11-24T02:30 11-24T06:00',
    ]);
    expect(secondsOn(nights, open, '2026-11-23')).toBe(450 * 60);
    expect(secondsOn(nights, open, '2026-11-24')).toBe(0);
  });
  test('keeps to the calendar only where the pattern says so, and never for hours written for a date', () => {
    const calendar = { ...open, overrides: [{ date: '2026-11-23', intervals: [], label: '休' }] };
    const within = plan({ patterns: [{ validFrom: '2026-11-02', withinCalendar: true, week: office }] });
    const extra = { date: '2026-11-23', kind: 'extra' as const, pieces: [piece('10:00', '12:00')] };
    const day = ['2026-11-23T00:00', '2026-11-24T00:00'] as const;
    expect(hours(within, ...day, calendar)).toEqual([]);
    expect(hours(plan(), ...day, calendar)).toHaveLength(2);
    expect(hours({ ...within, days: [extra] }, ...day, calendar)).toEqual(['11-23T10:00 11-23T12:00']);
  });
  test.each([
    ['2026-11-23T08:59', false],
    ['2026-11-23T09:00', true],
    ['2026-11-23T12:00', false],
    ['2026-11-23T18:00', false],
    ['2026-11-28T10:00', false],
    ['2026-10-30T10:00', null],
  ])('at %s a person is on shift: %p', (instant, expected) =>
    expect(onShift(plan(), open, at(instant))).toBe(expected),
  );
  test('is unknown again once nothing is planned any more', () => {
    const ended = plan({
      patterns: [...plan().patterns, { validFrom: '2026-11-23', withinCalendar: false, week: null }],
    });
    expect(onShift(ended, open, at('2026-11-23T10:00'))).toBeNull();
    expect(plannedOn(ended, '2026-11-20')?.pieces).toHaveLength(1);
  });
});

describe('who is told when', () => {
  const leave = { date: '2026-11-23', kind: 'leave' as const, pieces: [] };
  test('in their own shift, past leave', () => {
    const away = plan({ days: [leave] });
    expect(tellInShift(away, open, false, at('2026-11-23T10:00'))).toEqual({
      at: at('2026-11-24T09:00'),
      postponed: true,
    });
    expect(tellInShift(plan(), open, false, at('2026-11-23T10:00'))).toEqual({
      at: at('2026-11-23T10:00'),
      postponed: false,
    });
    expect(tellInShift(plan(), open, false, at('2026-11-23T12:30')).at).toEqual(at('2026-11-23T13:00'));
  });
  test('at once who wished so, and in the team’s hours whom nothing is planned for', () => {
    const calendar = { ...open, weekly: [{ weekday: 1, from: '08:00', to: '09:00' }] };
    expect(tellInShift(plan(), calendar, true, at('2026-11-23T03:00')).postponed).toBe(false);
    expect(tellInShift(null, calendar, false, at('2026-11-23T03:00')).at).toEqual(at('2026-11-23T08:00'));
    const idle = plan({ patterns: [{ validFrom: '2026-11-02', withinCalendar: false, week: [] }] });
    expect(nextShift(idle, calendar, at('2026-11-23T03:00'))).toBeNull();
    expect(tellInShift(idle, calendar, false, at('2026-11-23T03:00')).at).toEqual(at('2026-11-23T08:00'));
  });
});

describe('what is refused', () => {
  const TODAY = '2026-11-22';
  const pattern = (week: WeeklyPiece[], validFrom = '2026-11-23') => ({ validFrom, withinCalendar: false, week });
  test.each([
    ['shift_time_wrong', [on(1, '9', '18:00')]],
    ['shift_time_wrong', [on(1, '09:00', '18:00', { breaks: [{ from: '12:00', to: 'x' }] })]],
    ['shift_over_midnight', [on(1, '22:00', '06:00')]],
    ['shift_over_midnight', [on(1, '09:00', '18:00', { night: true })]],
    ['shift_over_midnight', [on(1, '09:00', '09:00')]],
    ['shift_too_long', [on(1, '06:00', '23:00')]],
    ['shift_break_outside', [on(1, '09:00', '18:00', { breaks: [{ from: '18:00', to: '19:00' }] })]],
    ['shift_break_outside', [on(1, '09:00', '18:00', { breaks: [{ from: '08:00', to: '09:30' }] })]],
    [
      'shift_break_outside',
      [
        on(1, '09:00', '18:00', {
          breaks: [
            { from: '12:00', to: '13:00' },
            { from: '12:30', to: '14:00' },
          ],
        }),
      ],
    ],
    ['shift_overlap', [on(1, '09:00', '12:00'), on(1, '11:00', '14:00')]],
    ['shift_overlap', [on(7, '22:00', '06:00', { night: true }), on(1, '05:00', '09:00')]],
    [
      'shift_overlap',
      [9, 11, 13, 15, 17].map((hour) => on(1, `${String(hour).padStart(2, '0')}:00`, `${hour + 1}:00`)),
    ],
  ])('%s', (code, week) => expect(() => checkPattern(pattern(week), ZONE, TODAY)).toThrow(code));

  test('a time that the spring leaves out, with its date', () => {
    const week = [on(7, '02:30', '10:00')];
    expect(() => checkPattern(pattern(week), ZONE, TODAY)).not.toThrow();
    expect(() => checkPattern(pattern(week), 'Europe/Berlin', TODAY)).toThrow(
      expect.objectContaining({
        code: 'shift_time_skipped',
        detail: { from: '02:30', to: '10:00', date: '2027-03-28' },
      }),
    );
  });
  test('what is over', () => {
    expect(() => checkPattern(pattern(office, '2026-11-21'), ZONE, TODAY)).toThrow('shift_in_past');
    expect(() => checkDay(plan(), { date: '2026-11-21', kind: 'leave', pieces: [] }, TODAY)).toThrow('shift_in_past');
    expect(() => checkDay(plan(), { date: '2026-02-30', kind: 'leave', pieces: [] }, TODAY)).toThrow('invalid_input');
  });
  test('leave with hours, half a day without, and a day that meets the night before', () => {
    const day = { date: '2026-11-24', pieces: [piece('05:00', '09:00')] };
    const nights = plan({ patterns: [pattern([on(1, '22:00', '06:00', { night: true })], '2026-11-02')] });
    expect(() => checkDay(plan(), { ...day, kind: 'leave' }, TODAY)).toThrow('shift_day_wrong');
    expect(() => checkDay(plan(), { date: day.date, kind: 'half_day', pieces: [] }, TODAY)).toThrow('shift_day_wrong');
    expect(() => checkDay(plan(), { ...day, kind: 'extra' }, TODAY)).not.toThrow();
    expect(() => checkDay(nights, { ...day, kind: 'extra' }, TODAY)).toThrow('shift_overlap');
  });
});
