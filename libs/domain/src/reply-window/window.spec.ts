import * as fc from 'fast-check';
import { alwaysOpen, workingSecondsBetween, type WorkCalendar } from '../calendar';
import { closeWindow, openWindow, type WindowPolicy } from './open-window';
import { dueSteps, nextStepAt, windowState, type StepsTaken, type WindowPhase, type WindowStep } from './window-clock';

const policy: WindowPolicy = { windowSeconds: 1800, remindSeconds: 1200, leadSeconds: 1500 };
const office: WorkCalendar = {
  zone: 'Asia/Shanghai',
  weekly: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, from: '09:00', to: '12:00' },
    { weekday, from: '13:30', to: '18:00' },
  ]),
  overrides: [],
};
const at = (time: string, day = '10') => new Date(`2026-03-${day}T${time}+08:00`);
const none: StepsTaken = { remindedAt: null, leadToldAt: null, breachedAt: null };

describe('opening a window', () => {
  test.each<[string, Date, Date, Date, Date]>([
    ['in the morning', at('09:00:00'), at('09:20:00'), at('09:25:00'), at('09:30:00')],
    ['before lunch', at('11:38:00'), at('11:58:00'), at('13:33:00'), at('13:38:00')],
    ['at night', at('23:00:00'), at('09:20:00', '11'), at('09:25:00', '11'), at('09:30:00', '11')],
    ['on Friday evening', at('17:45:00', '13'), at('09:05:00', '16'), at('09:10:00', '16'), at('09:15:00', '16')],
  ])('%s sets its three deadlines in working time (DOMAIN W1, W13)', (_, openedAt, remindAt, leadAt, dueAt) => {
    expect(openWindow(policy, office, openedAt)).toMatchObject({ openedAt, remindAt, leadAt, dueAt });
  });

  test.each<[string, Partial<WindowPolicy>]>([
    ['no window', { windowSeconds: 0 }],
    ['a reminder at once', { remindSeconds: 0 }],
    ['a reminder after the lead is told', { remindSeconds: 1501 }],
    ['the lead told after the deadline', { leadSeconds: 1801 }],
    ['seconds that are no number', { windowSeconds: Number.NaN }],
  ])('refuses a policy with %s', (_, part) => {
    expect(() => openWindow({ ...policy, ...part }, office, at('09:00:00'))).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    );
  });
});

describe('a window opened at 11:45, before a lunch from 12:00 to 13:30', () => {
  const clock = openWindow(policy, office, at('11:45:00'));

  test.each<[string, WindowPhase, number, number, boolean]>([
    ['11:44:00', 'calm', 1800, 0, false],
    ['11:45:00', 'calm', 1800, 0, false],
    ['11:55:00', 'calm', 1200, 0, false],
    ['11:59:59.999', 'calm', 900.001, 0, false],
    ['12:00:00', 'calm', 900, 0, true],
    ['13:29:59', 'calm', 900, 0, true],
    ['13:30:00', 'calm', 900, 0, false],
    ['13:34:59.999', 'calm', 600.001, 0, false],
    ['13:35:00', 'remind', 600, 0, false],
    ['13:39:59.999', 'remind', 300.001, 0, false],
    ['13:40:00', 'lead', 300, 0, false],
    ['13:44:59.999', 'lead', 0.001, 0, false],
    ['13:45:00', 'breached', 0, 0, false],
    ['14:45:30', 'breached', 0, 3630, false],
    ['23:45:00', 'breached', 0, 36_000, false],
  ])('at %s is %s with %d s left and %d s over, paused: %s', (time, state, remaining, overdue, paused) => {
    expect(windowState(clock, at(time))).toEqual({
      state,
      remainingSeconds: remaining,
      overdueSeconds: overdue,
      share: remaining / 1800,
      paused,
    });
  });
});

test('a window opened at night stands still until the desk opens', () => {
  const clock = openWindow(policy, office, at('22:00:00'));
  expect(windowState(clock, at('22:00:00'))).toMatchObject({ state: 'calm', share: 1, paused: true });
  expect(windowState(clock, at('09:00:00', '11'))).toMatchObject({ state: 'calm', share: 1, paused: false });
});

describe('the steps of a window opened at 09:00', () => {
  const clock = openWindow(policy, alwaysOpen('Asia/Shanghai'), at('09:00:00'));
  const [reminded, told, breached] = [
    { ...none, remindedAt: at('09:20:00') },
    { ...none, remindedAt: at('09:20:00'), leadToldAt: at('09:25:00') },
    { remindedAt: at('09:20:00'), leadToldAt: at('09:25:00'), breachedAt: at('09:30:00') },
  ];

  test.each<[string, string, StepsTaken, WindowStep[], string | null]>([
    ['nothing is due at first', '09:00:00', none, [], '09:20:00'],
    ['nothing is due just before 20 minutes', '09:19:59.999', none, [], '09:20:00'],
    ['the holder is reminded at 20 minutes', '09:20:00', none, ['remind'], '09:20:00'],
    ['nobody is reminded twice', '09:20:30', reminded, [], '09:25:00'],
    ['the team lead is told at 25 minutes', '09:25:00', reminded, ['lead'], '09:25:00'],
    ['nobody is told twice', '09:29:59.999', told, [], '09:30:00'],
    ['the breach comes at 30 minutes', '09:30:00', told, ['breach'], '09:30:00'],
    ['a breach leaves nothing to do', '10:30:00', breached, [], null],
    ['a recorded breach overtakes missed steps', '10:30:00', { ...none, breachedAt: at('09:30:00') }, [], null],
    ['missed steps come together, in order', '10:00:00', none, ['remind', 'lead', 'breach'], '09:20:00'],
    [
      'a step taken out of turn stays taken',
      '10:00:00',
      { ...none, leadToldAt: at('09:25:00') },
      ['remind', 'breach'],
      '09:20:00',
    ],
  ])('%s', (_, now, already, steps, next) => {
    expect(dueSteps(clock, already, at(now))).toEqual(steps);
    expect(nextStepAt(clock, already)).toEqual(next && at(next));
  });
});

describe('closing a window', () => {
  const clock = openWindow(policy, office, at('11:45:00'));

  test.each<[string, string, 'met' | 'missed', number]>([
    ['a reply at 29:59.999 keeps the window', '13:44:59.999', 'met', 1799.999],
    ['a reply at 30:00.000 has missed it', '13:45:00.000', 'missed', 1800],
    ['a reply at once', '11:45:00.000', 'met', 0],
    ['a reply at lunch counts the time before lunch', '12:40:00.000', 'met', 900],
    ['a late reply counts working time after the deadline', '13:55:00.000', 'missed', 2400],
    ['a reply at night leaves the night out', '23:00:00.000', 'missed', 900 + 4.5 * 3600],
  ])('%s', (_, closedAt, outcome, workingSeconds) => {
    expect(closeWindow(clock, office, at(closedAt))).toEqual({ outcome, workingSeconds });
  });

  test('a calendar changed meanwhile does not rewrite what the window promised', () => {
    const closing = closeWindow(clock, alwaysOpen('Asia/Shanghai'), at('13:40:00'));
    expect(closing).toEqual({ outcome: 'met', workingSeconds: 1500 });
  });
});

describe('for every opening and moment', () => {
  const anyTime = fc.date({ min: at('00:00:00', '09'), max: at('00:00:00', '20'), noInvalidDate: true });

  test('what is left by the segments alone is what the calendar says', () => {
    fc.assert(
      fc.property(anyTime, anyTime, (openedAt, now) => {
        const clock = openWindow(policy, office, openedAt);
        const from = now < openedAt ? openedAt : now;
        const { remainingSeconds, share } = windowState(clock, now);
        expect(remainingSeconds).toBe(workingSecondsBetween(office, from, clock.dueAt));
        expect(share).toBe(remainingSeconds / 1800);
      }),
    );
  });

  test('a window is met exactly when less working time than promised was used', () => {
    fc.assert(
      fc.property(anyTime, fc.integer({ min: 0, max: 3 * 86_400_000 }), (openedAt, waitedMs) => {
        const clock = openWindow(policy, office, openedAt);
        const closing = closeWindow(clock, office, new Date(openedAt.getTime() + waitedMs));
        expect(closing.outcome).toBe(closing.workingSeconds < 1800 ? 'met' : 'missed');
      }),
    );
  });

  test('taking steps as they come due takes each once', () => {
    const stamp = { remind: 'remindedAt', lead: 'leadToldAt', breach: 'breachedAt' } as const;
    fc.assert(
      fc.property(anyTime, fc.array(fc.integer({ min: 0, max: 4000 }), { maxLength: 20 }), (openedAt, seconds) => {
        const clock = openWindow(policy, alwaysOpen('UTC'), openedAt);
        const taken = { ...none };
        const told: WindowStep[] = [];
        for (const second of [...seconds].sort((a, b) => a - b)) {
          const now = new Date(openedAt.getTime() + second * 1000);
          for (const step of dueSteps(clock, taken, now)) {
            taken[stamp[step]] = now;
            told.push(step);
          }
        }
        expect(told).toEqual((['remind', 'lead', 'breach'] as const).slice(0, told.length));
        expect(nextStepAt(clock, taken)).toEqual([clock.remindAt, clock.leadAt, clock.dueAt][told.length] ?? null);
      }),
    );
  });
});
