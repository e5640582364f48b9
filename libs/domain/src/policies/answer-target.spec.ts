import { NO_FACTS } from '../service';
import { answerTarget } from './answer-target';
import { checkPolicies } from './check-policies';
import type { PolicyFacts } from './match';
import { NO_CONDITIONS, type Policy, type PolicyConditions } from './policy';

const policy = (id: string, position: number, seconds: number | null, conditions: Partial<PolicyConditions> = {}) => ({
  ...{ id, version: 3, name: id, position, active: true, conditions: { ...NO_CONDITIONS, ...conditions } },
  targets: { first: null, next: null, resolution: null, answer: seconds === null ? null : { seconds } },
});
const POLICIES: Policy[] = [
  policy('vip', 1, 5, { contactGroups: ['vip'] }),
  policy('mail', 2, 7, { channels: ['email'] }),
  policy('urgent', 3, 6, { priorities: ['urgent'] }),
  policy('south', 4, 12, { teams: ['south'] }),
];
const RINGS: PolicyFacts = {
  ticket: { channel: 'phone', teamId: null, priority: null },
  service: NO_FACTS,
  contact: { groups: [] },
};

test.each<[string, Partial<PolicyFacts['ticket']>, string[], number, string | null]>([
  ['of nobody known rings for the usual time', {}, [], 9, null],
  ['to a team has the team’s target', { teamId: 'south' }, [], 12, 'south'],
  ['of a contact in a group has the first that matches', { teamId: 'south' }, ['vip'], 5, 'vip'],
  ['about an urgent ticket has that of its priority', { priority: 'urgent' }, [], 6, 'urgent'],
])('H9: a call %s', (_, ticket, groups, seconds, by) => {
  const facts = { ...RINGS, ticket: { ...RINGS.ticket, ...ticket }, contact: { groups } };
  expect(answerTarget(POLICIES, facts, 9)).toEqual({ seconds, policy: by && { id: by, version: 3 } });
});

test('a policy that leaves the answer alone sets none', () => {
  expect(answerTarget([policy('closing', 1, null)], RINGS, 9)).toEqual({ seconds: 9, policy: null });
});

test.each([0, 4.5, 3_601])('no call is to be answered within %d seconds', (seconds) => {
  const detail = expect.objectContaining({ field: 'targets.answer.seconds' }) as object;
  const refusal = expect.objectContaining({ code: 'policy_target_invalid', detail }) as Error;
  expect(() => checkPolicies([policy('p', 1, seconds)])).toThrow(refusal);
});

test('a policy may set the answer alone', () => {
  expect(() => checkPolicies([policy('p', 1, 3_600)])).not.toThrow();
});
