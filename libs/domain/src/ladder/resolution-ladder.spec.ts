import { alwaysOpen, type WorkCalendar } from '../calendar';
import { type Pause, setResolution } from '../policies';
import { ladderFaults } from './check-ladder';
import type { LadderStep } from './ladder';
import {
  type DeadlineStep,
  resolutionDeadline,
  resolutionLadderChanges,
  resolutionStepDueAt,
} from './resolution-ladder';

const office: WorkCalendar = {
  zone: 'Asia/Shanghai',
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '18:00' })),
  overrides: [],
};
const always = alwaysOpen('Asia/Shanghai');
const HOUR = 3600;
/** March 10 of 2026 is a Tuesday. */
const at = (time: string, day = '10') => new Date(`2026-03-${day}T${time}:00+08:00`);
const step = (id: string, seconds: number): LadderStep => ({
  id,
  when: { from: 'resolution', seconds },
  act: 'tell',
  to: { kind: 'leads' },
  notice: true,
  email: false,
});
const rule = { policyId: 'p', policyVersion: 1, pausesOn: ['parts', 'waiting'] as const };
const clockOf = (hours: 'working' | 'calendar', length: number, pauses: Pause[] = []) =>
  setResolution({ ...rule, hours, seconds: length * HOUR }, hours === 'working' ? office : always, at('10:00'), pauses);

describe('a step is due in the hours of its clock (DOMAIN D9)', () => {
  test.each<[string, 'working' | 'calendar', number, Date]>([
    ['two hours before', 'calendar', -2 * HOUR, at('08:00', '11')],
    ['at the deadline', 'calendar', 0, at('10:00', '11')],
    ['ten hours after, at night', 'calendar', 10 * HOUR, at('20:00', '11')],
    ['longer before than the clock runs', 'calendar', -72 * HOUR, at('10:00')],
    ['eight hours before, in the evening before', 'working', -8 * HOUR, at('17:00', '11')],
    ['ten hours after, on the next day', 'working', 10 * HOUR, at('17:00', '13')],
  ])('%s, %s hours', (_, hours, seconds, due) => {
    const clock = clockOf(hours, 24);
    const calendar = hours === 'working' ? office : always;
    expect(resolutionStepDueAt(step('s', seconds), clock, clock.dueAt!, calendar)).toEqual(due);
  });

  test('the transit of parts is not counted back through', () => {
    const clock = clockOf('calendar', 4, [{ from: at('12:00'), to: at('20:00'), reason: 'parts' }]);
    expect(clock.dueAt).toEqual(at('22:00'));
    expect(resolutionStepDueAt(step('s', -3 * HOUR), clock, clock.dueAt!, always)).toEqual(at('11:00'));
  });
});

describe('the rows of a deadline', () => {
  const clock = clockOf('calendar', 24);
  const deadline = at('10:00', '11');
  const running = { clock, since: at('10:00'), calendar: always };
  const before = step('before', -2 * HOUR);
  const nothing = { add: [], move: [], drop: [] };
  const row = (more: Partial<DeadlineStep> = {}): DeadlineStep => ({
    ...{ id: 'row', stepId: 'before', deadlineAt: deadline, dueAt: at('08:00', '11') },
    ...{ firedAt: null, postponed: false, dropped: null, ...more },
  });
  const moved = clockOf('calendar', 24, [{ from: at('12:00'), to: at('20:00'), reason: 'parts' }]);

  test('a clock gets its steps; one that lies before its ladder began to hold is not made up for', () => {
    expect(resolutionLadderChanges([before], running, [])).toEqual({
      ...nothing,
      add: [{ step: before, dueAt: at('08:00', '11'), past: false }],
    });
    expect(resolutionLadderChanges([before], { ...running, since: at('09:00', '11') }, []).add[0]!.past).toBe(true);
  });

  test.each<[string, Partial<DeadlineStep>]>([
    ['what waits', {}],
    ['what was taken', { firedAt: at('08:00', '11') }],
    ['what was let pass', { dropped: 'past' }],
    ['what waits for a shift', { postponed: true, dueAt: at('09:00', '11') }],
  ])('looking again changes nothing: not %s', (_, more) => {
    expect(resolutionLadderChanges([before], running, [row(more)])).toEqual(nothing);
  });

  test('a deadline that moves takes with it what waits', () => {
    const changes = resolutionLadderChanges([before], { ...running, clock: moved }, [row()]);
    expect(changes).toEqual({ ...nothing, move: [{ id: 'row', dueAt: at('16:00', '11') }] });
  });

  test('what was taken at one deadline is taken once more at a later one, and not again at an earlier one', () => {
    const taken = row({ firedAt: at('08:00', '11') });
    expect(resolutionLadderChanges([before], { ...running, clock: moved }, [taken]).add).toEqual([
      { step: before, dueAt: at('16:00', '11'), past: false },
    ]);
    const shorter = { ...running, clock: clockOf('calendar', 20) };
    expect(resolutionLadderChanges([before], shorter, [taken]).add).toEqual([
      { step: before, dueAt: at('04:00', '11'), past: true },
    ]);
    // Back at the first one, which it was taken at: the row of the other goes.
    const other = row({ id: 'other', deadlineAt: moved.dueAt!, dueAt: at('16:00', '11') });
    expect(resolutionLadderChanges([before], running, [taken, other])).toEqual({
      ...nothing,
      drop: [{ id: 'other', why: 'replaced' }],
    });
  });

  test.each([
    ['paused', clockOf('calendar', 24, [{ from: at('12:00'), to: null, reason: 'waiting' }])],
    ['solved', { ...clock, endedAt: at('15:00') }],
    ['without a target', null],
  ])('a ticket that is %s has none, and they come back as it goes on', (_, still) => {
    expect(resolutionDeadline(still)).toBeNull();
    const rows = [row(), row({ id: 'taken', stepId: 'taken', firedAt: at('11:00') })];
    expect(resolutionLadderChanges([before], { ...running, clock: still }, rows)).toEqual({
      ...nothing,
      drop: [{ id: 'row', why: 'ended' }],
    });
    expect(resolutionLadderChanges([before], { ...running, clock: moved }, [row({ dropped: 'ended' })]).move).toEqual([
      { id: 'row', dueAt: at('16:00', '11') },
    ]);
  });

  test('a step taken out of the ladder goes', () => {
    expect(resolutionLadderChanges([], running, [row()]).drop).toEqual([{ id: 'row', why: 'replaced' }]);
  });
});

test('the deadline of a resolution and that of a reply are two: the same step may be of each, and not twice of one', () => {
  const reply = { ...step('reply', 600), when: { from: 'deadline' as const, seconds: 600 } };
  expect(ladderFaults([reply, step('one', 600)])).toEqual([]);
  expect(ladderFaults([step('one', 600), step('two', 600)])).toEqual([{ at: 1, fault: 'twice' }]);
  expect(ladderFaults([step('far', -8 * 24 * HOUR)])).toEqual([{ at: 0, fault: 'too_long' }]);
});
