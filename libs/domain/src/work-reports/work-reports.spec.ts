import type { WorkCalendar } from '../calendar';
import type { ShiftPlan } from '../shifts';
import { mustBeAmendable, mustBeHandable, mustBeJudgeable, ownHours, reportPeriod, reportTerm } from '.';

const ZONE = 'Asia/Shanghai';
const OFFICE: WorkCalendar = {
  zone: ZONE,
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '18:00' })),
  overrides: [
    { date: '2026-10-01', intervals: [], label: '国庆节' },
    { date: '2026-10-02', intervals: [], label: '国庆节' },
    { date: '2026-10-05', intervals: [], label: '国庆节' },
  ],
};
const TEN = 600;
const onLeave = (...dates: string[]): ShiftPlan => ({
  zone: ZONE,
  patterns: [],
  days: dates.map((date) => ({ date, kind: 'leave', pieces: [] })),
});
const term = (
  kind: 'daily' | 'weekly' | 'monthly',
  day: string,
  plan: ShiftPlan | null = null,
  since = '2026-01-01',
) => {
  const hours = ownHours(plan, OFFICE, since);
  const found = reportTerm(kind, reportPeriod(kind, day), { zone: ZONE, hours, weeklyMinute: TEN });
  return found && [found.opensOn, found.dueAt.toISOString()];
};

test.each([
  ['daily', '2026-11-25', { from: '2026-11-25', to: '2026-11-25' }],
  ['weekly', '2026-11-25', { from: '2026-11-23', to: '2026-11-29' }],
  ['weekly', '2026-11-29', { from: '2026-11-23', to: '2026-11-29' }],
  ['monthly', '2026-02-10', { from: '2026-02-01', to: '2026-02-28' }],
  ['monthly', '2026-12-31', { from: '2026-12-01', to: '2026-12-31' }],
] as const)('the %s report of %s', (kind, day, expected) => expect(reportPeriod(kind, day)).toEqual(expected));

describe('a report is due (DOMAIN F5, H18)', () => {
  test('a week’s on Monday at ten', () =>
    expect(term('weekly', '2026-11-25')).toEqual(['2026-11-27', '2026-11-30T02:00:00.000Z']));

  test('a month’s by close on the 1st', () =>
    expect(term('monthly', '2026-11-10')).toEqual(['2026-11-30', '2026-12-01T10:00:00.000Z']));

  test('a day’s by its end', () =>
    expect(term('daily', '2026-11-25')).toEqual(['2026-11-25', '2026-11-25T16:00:00.000Z']));

  test('after a holiday on the first day that opens', () => {
    expect(term('weekly', '2026-09-29')).toEqual(['2026-09-30', '2026-10-06T02:00:00.000Z']);
    expect(term('monthly', '2026-09-29')).toEqual(['2026-09-30', '2026-10-06T10:00:00.000Z']);
  });

  test('after leave on the first own day', () =>
    expect(term('weekly', '2026-11-25', onLeave('2026-11-27', '2026-11-30'))).toEqual([
      '2026-11-26',
      '2026-12-01T02:00:00.000Z',
    ]));

  test('not at all of a day off, a week of leave, or a time before the person came', () => {
    expect(term('daily', '2026-11-28')).toBeNull();
    const week = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];
    expect(term('weekly', '2026-11-25', onLeave(...week))).toBeNull();
    expect(term('weekly', '2026-11-25', null, '2026-11-30')).toBeNull();
  });
});

describe('who may do what', () => {
  const report = { kind: 'weekly', agentId: 'li', state: 'open', opensOn: '2026-11-27' } as const;
  const words = { done: '完成回访 12 次' };
  const handed = { ...report, state: 'handed' } as const;

  test('its agent hands it in from the last own day on', () =>
    expect(() => mustBeHandable(report, 'li', '2026-11-27', words)).not.toThrow());

  test.each([
    ['not_found', () => mustBeHandable(report, 'wang', '2026-11-27', words)],
    ['work_report_too_early', () => mustBeHandable(report, 'li', '2026-11-26', words)],
    ['work_report_empty', () => mustBeHandable(report, 'li', '2026-11-27', { done: '  ' })],
    ['invalid_input', () => mustBeHandable(report, 'li', '2026-11-27', { order: 'x' })],
    ['work_report_state', () => mustBeHandable(handed, 'li', '2026-11-27', words)],
    ['work_report_state', () => mustBeAmendable(report, 'li', words)],
    ['work_report_state', () => mustBeJudgeable(report, 'lead')],
    ['work_report_own', () => mustBeJudgeable(handed, 'li')],
  ])('%s', (code, act) => expect(act).toThrow(expect.objectContaining({ code })));

  test('what was returned is handed in again', () =>
    expect(() => mustBeHandable({ ...report, state: 'returned' }, 'li', '2026-12-02', words)).not.toThrow());
});
