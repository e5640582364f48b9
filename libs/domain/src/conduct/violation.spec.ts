import * as fc from 'fast-check';
import {
  appealViolation,
  confirmViolation,
  COUNTING_STATES,
  decideAppeal,
  dismissViolation,
  lapseViolation,
  type Violation,
  withdrawViolation,
} from './violation';

const at = (hour: number) => new Date(Date.UTC(2026, 8, 14, hour));
const proposed: Violation = { state: 'proposed', agentId: 'agent', confirmedById: null, dueAt: at(10) };
const confirmed = confirmViolation(proposed, 'lead', at(20));
const appeal = { byId: 'agent', text: '系统当时断线', now: at(12), decideUntil: at(30) };
const appealed = appealViolation(confirmed, appeal);
const refusal = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('the whole way: proposed, confirmed, appealed, reversed by another', () => {
  expect(confirmed).toMatchObject({ state: 'confirmed', confirmedById: 'lead', dueAt: at(20) });
  expect(appealed).toMatchObject({ state: 'appealed', confirmedById: 'lead', dueAt: at(30) });
  const reversed = decideAppeal(appealed, 'admin', { outcome: 'reversed', reason: '断线属实' });
  expect(reversed).toMatchObject({ state: 'reversed', dueAt: null });
  expect(refusal(() => decideAppeal(reversed, 'admin', { outcome: 'reversed', reason: '再一次' }))).toBe(
    'violation_state',
  );
});

test.each<[string, () => unknown, string]>([
  ['the judged agent confirms', () => confirmViolation(proposed, 'agent', at(20)), 'violation_own'],
  ['the judged agent dismisses', () => dismissViolation(proposed, 'agent', '不算'), 'violation_own'],
  ['nothing is said why', () => dismissViolation(proposed, 'lead', ' '), 'reason_required'],
  ['confirmed twice', () => confirmViolation(confirmed, 'lead', at(20)), 'violation_state'],
  ['dismissed after it was confirmed', () => dismissViolation(confirmed, 'lead', '不算'), 'violation_state'],
  ['somebody else appeals', () => appealViolation(confirmed, { ...appeal, byId: 'lead' }), 'forbidden'],
  ['appealed at the end of the term', () => appealViolation(confirmed, { ...appeal, now: at(20) }), 'appeal_too_late'],
  ['appealed without words', () => appealViolation(confirmed, { ...appeal, text: '' }), 'reason_required'],
  ['appealed before it was confirmed', () => appealViolation(proposed, appeal), 'violation_state'],
  ['appealed twice', () => appealViolation(appealed, appeal), 'violation_state'],
  [
    'who confirmed decides',
    () => decideAppeal(appealed, 'lead', { outcome: 'upheld', reason: '属实' }),
    'violation_same_judge',
  ],
  [
    'the judged agent decides',
    () => decideAppeal(appealed, 'agent', { outcome: 'reversed', reason: '好' }),
    'violation_own',
  ],
  [
    'decided without an appeal',
    () => decideAppeal(confirmed, 'admin', { outcome: 'upheld', reason: '属实' }),
    'violation_state',
  ],
])('refused: %s', (_, act, code) => expect(refusal(act)).toBe(code));

test.each<[string, Violation, Date, string]>([
  ['what nobody confirmed in time is dismissed', proposed, at(10), 'dismissed'],
  ['not a moment earlier', proposed, new Date(at(10).getTime() - 1), 'proposed'],
  ['an appeal nobody decided in time is granted', appealed, at(30), 'reversed'],
  ['who did not appeal in time stays confirmed', confirmed, at(40), 'confirmed'],
])('%s', (_, violation, now, state) => expect(lapseViolation(violation, now).state).toBe(state));

test('what was only proposed can fall away; what a person judged can’t', () => {
  expect(withdrawViolation(proposed)).toMatchObject({ state: 'dismissed', dueAt: null });
  expect(withdrawViolation(confirmed)).toBe(confirmed);
});

test('whatever is tried in whatever order: no points without a person’s confirmation, and no way back from an end', () => {
  const people = fc.constantFrom('agent', 'lead', 'admin');
  const act = fc.record({ verb: fc.nat(5), by: people, hour: fc.nat(40) });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      let now = proposed;
      for (const { verb, by, hour } of acts) {
        const before = now;
        const tries = [
          () => confirmViolation(before, by, at(20)),
          () => dismissViolation(before, by, '不属实'),
          () => appealViolation(before, { ...appeal, byId: by, now: at(hour) }),
          () => decideAppeal(before, by, { outcome: 'upheld', reason: '属实' }),
          () => lapseViolation(before, at(hour)),
          () => withdrawViolation(before),
        ];
        const after = refusal(tries[verb]!);
        if (typeof after === 'string') continue;
        now = after as Violation;
        if (['dismissed', 'upheld', 'reversed'].includes(before.state)) expect(now).toEqual(before);
        if (COUNTING_STATES.includes(now.state)) expect([null, 'agent']).not.toContain(now.confirmedById);
      }
    }),
  );
});
