import { alwaysOpen, type WorkCalendar } from '../calendar';
import { openWindow, transferNeedsReason, windowMoment } from '../reply-window';
import { ladderFaults } from './check-ladder';
import { ladderChanges, type LadderStep, type PlannedStep, stepDueAt } from './ladder';
import { mustHoldUnsolved, noSolutionRungs } from './no-solution';
import { endOfWorkingDay, tellAt } from './shifts';

const office: WorkCalendar = {
  zone: 'Asia/Shanghai',
  weekly: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, from: '09:00', to: '12:00' },
    { weekday, from: '13:30', to: '18:00' },
  ]),
  overrides: [],
};
/** March 10 of 2026 is a Tuesday. */
const at = (time: string, day = '10') => new Date(`2026-03-${day}T${time}:00+08:00`);
const policy = { windowSeconds: 1800, remindSeconds: 1200, leadSeconds: 1500 };
const step = (id: string, when: LadderStep['when'], more: Partial<LadderStep> = {}): LadderStep => ({
  id,
  when,
  act: 'tell',
  to: { kind: 'leads' },
  notice: true,
  email: false,
  ...more,
});

describe('a window opened at 11:45, before a lunch from 12:00 to 13:30 (DOMAIN W13)', () => {
  const window = openWindow(policy, office, at('11:45'));

  test.each<[string, LadderStep['when'], Date]>([
    ['10 minutes after the contact wrote', { from: 'opened', seconds: 600 }, at('11:55')],
    ['20 minutes after, over lunch', { from: 'opened', seconds: 1200 }, at('13:35')],
    ['5 minutes before the deadline', { from: 'deadline', seconds: -300 }, at('13:40')],
    ['20 minutes before, on the other side of lunch', { from: 'deadline', seconds: -1200 }, at('11:55')],
    ['longer before than the window is', { from: 'deadline', seconds: -7200 }, at('11:45')],
    ['at the deadline', { from: 'deadline', seconds: 0 }, at('13:45')],
    ['an hour after the deadline', { from: 'deadline', seconds: 3600 }, at('14:45')],
    ['after the deadline, on the next day', { from: 'deadline', seconds: 5 * 3600 }, at('09:45', '11')],
  ])('a step %s is due in working time', (_, when, due) => {
    expect(stepDueAt({ when }, window, office)).toEqual(due);
  });

  test.each<[string, number, Date, boolean]>([
    ['just before the last five minutes', 300, new Date(at('13:40').getTime() - 1), false],
    ['as they begin', 300, at('13:40'), true],
    ['after the deadline', 300, at('15:00'), true],
    ['over lunch, while no minute passes', 900, at('12:30'), true],
    ['with no time set, before the deadline', 0, at('13:44'), false],
  ])('a transfer %s needs a reason: %s s', (_, seconds, now, needs) => {
    expect(transferNeedsReason(window, seconds, now)).toBe(needs);
  });

  test('nobody waits, nobody asks for a reason', () => {
    expect(transferNeedsReason(null, 300, at('13:44'))).toBe(false);
  });

  test('the moment from which a reason is needed is where the seconds left say', () => {
    expect(windowMoment(window, 300)).toEqual(at('13:40'));
    expect(windowMoment(window, 900)).toEqual(at('13:30'));
    expect(windowMoment(window, 9000)).toEqual(at('11:45'));
  });
});

describe('the rows of an episode', () => {
  const calendar = alwaysOpen('Asia/Shanghai');
  const window = openWindow(policy, calendar, at('10:00'));
  const episode = { window, since: at('10:00'), calendar };
  const row = (stepId: string, dueAt: Date, more: Partial<PlannedStep> = {}): PlannedStep => ({
    stepId,
    dueAt,
    fired: false,
    postponed: false,
    dropped: null,
    ...more,
  });
  const ten = step('ten', { from: 'opened', seconds: 600 });
  const nothing = { add: [], move: [], revive: [], drop: [] };

  test('a new window gets all its steps, none of them passed by', () => {
    expect(ladderChanges([ten], episode, [])).toEqual({
      ...nothing,
      add: [{ step: ten, dueAt: at('10:10'), past: false }],
    });
  });

  test('looking again changes nothing: not what waits, not what was taken', () => {
    expect(ladderChanges([ten], episode, [row('ten', at('10:10'))])).toEqual(nothing);
    expect(ladderChanges([ten], episode, [row('ten', at('10:10'), { fired: true })])).toEqual(nothing);
  });

  test('a step that lies before its ladder began to hold is not made up for, then or later', () => {
    expect(ladderChanges([ten], { ...episode, since: at('10:11') }, []).add).toEqual([
      { step: ten, dueAt: at('10:10'), past: true },
    ]);
    expect(ladderChanges([ten], episode, [row('ten', at('10:10'), { dropped: 'past' })])).toEqual(nothing);
  });

  test('an end takes off what waits, and an episode that goes on brings it back', () => {
    const ended = { ...episode, window: null };
    expect(ladderChanges([ten], ended, [row('ten', at('10:10'))]).drop).toEqual([{ stepId: 'ten', why: 'ended' }]);
    expect(ladderChanges([ten], episode, [row('ten', at('10:10'), { dropped: 'ended' })]).revive).toEqual([
      { stepId: 'ten', dueAt: at('10:10') },
    ]);
  });

  test('a step taken out of the ladder goes, a changed one moves, and one that waits for a shift stays', () => {
    expect(ladderChanges([], episode, [row('ten', at('10:10'))]).drop).toEqual([{ stepId: 'ten', why: 'replaced' }]);
    expect(ladderChanges([ten], episode, [row('ten', at('10:12'))]).move).toEqual([
      { stepId: 'ten', dueAt: at('10:10') },
    ]);
    expect(ladderChanges([ten], episode, [row('ten', at('09:00', '11'), { postponed: true })])).toEqual(nothing);
  });
});

describe('what a ladder may say', () => {
  const when = { from: 'opened', seconds: 600 } as const;
  const agent = { kind: 'agent', id: 'a' } as const;

  test.each<[string, Partial<LadderStep>, string | null]>([
    ['a reminder to the holder', { act: 'remind', to: { kind: 'holder' } }, null],
    ['a reminder to the leads', { act: 'remind' }, 'receiver'],
    ['a word that nobody would hear', { notice: false }, 'no_way'],
    ['a letter alone', { notice: false, email: true }, null],
    ['giving back', { act: 'give_back', to: null, notice: false }, null],
    ['giving back to somebody', { act: 'give_back', to: agent }, 'receiver'],
    ['a transfer to a person, without a word', { act: 'transfer', to: agent, notice: false }, null],
    ['a transfer to the holder', { act: 'transfer', to: { kind: 'holder' } }, 'receiver'],
    ['a take-over by the leads', { act: 'take_over' }, null],
    ['a take-over by a team', { act: 'take_over', to: { kind: 'team', id: 't' } }, 'receiver'],
    ['a step at the opening itself', { when: { from: 'opened', seconds: 0 } }, 'at_once'],
    ['a step next month', { when: { from: 'deadline', seconds: 30 * 86_400 } }, 'too_long'],
  ])('%s', (_, more, fault) => {
    expect(ladderFaults([step('one', when, more)])).toEqual(fault ? [{ at: 0, fault }] : []);
  });

  test('not the same twice', () => {
    expect(ladderFaults([step('one', when), step('two', when)])).toEqual([{ at: 1, fault: 'twice' }]);
    expect(ladderFaults([step('one', when), step('two', when, { to: { kind: 'admins' } })])).toEqual([]);
  });
});

describe('shifts: nobody is woken at midnight', () => {
  test.each<[string, Date, boolean, Date, boolean]>([
    ['at work', at('10:00'), false, at('10:00'), false],
    ['at lunch', at('12:30'), false, at('13:30'), true],
    ['at midnight', at('00:00'), false, at('09:00'), true],
    ['on Friday night', at('22:00', '13'), false, at('09:00', '16'), true],
    ['at midnight, as they wished', at('00:00'), true, at('00:00'), false],
  ])('%s', (_, now, anyTime, told, postponed) => {
    expect(tellAt(office, anyTime, now)).toEqual({ at: told, postponed });
  });

  test.each<[string, Date, Date]>([
    ['in the morning', at('10:00'), at('18:00')],
    ['at lunch', at('12:30'), at('18:00')],
    ['after closing', at('18:00'), at('18:00', '11')],
    ['on Saturday', at('10:00', '14'), at('18:00', '16')],
  ])('the working day %s ends', (_, now, end) => {
    expect(endOfWorkingDay(office, now)).toEqual(end);
  });
});

describe('no solution (DOMAIN B3)', () => {
  test('goes to the supervisor the same day, then to the manager, and is solved within three days', () => {
    expect(noSolutionRungs(office, at('10:00'), 3)).toEqual([
      { rung: 'supervisor', dueAt: at('10:00'), acknowledgeBy: at('18:00') },
      { rung: 'manager', dueAt: at('18:00'), acknowledgeBy: at('18:00', '11') },
      { rung: 'solve', dueAt: at('10:00', '13'), acknowledgeBy: at('18:00', '13') },
    ]);
  });

  test('said after closing, the same day is the next working day', () => {
    expect(noSolutionRungs(office, at('19:00', '13'), 3)[0]).toMatchObject({ acknowledgeBy: at('18:00', '16') });
  });

  test.each([
    ['lee', 'open', null],
    ['zhang', 'open', 'not_holder'],
    ['lee', 'resolved', 'ticket_closed'],
  ] as const)('is %s to say of a ticket that is %s: %s', (agentId, status, code) => {
    const say = () => mustHoldUnsolved({ status, holderId: 'lee', number: 7 }, agentId);
    if (code) expect(say).toThrow(expect.objectContaining({ code }));
    else expect(say).not.toThrow();
  });
});
