import type { Violation } from '#contract';
import { actOf, isJudge } from './conduct-rights';

const NOW = Date.parse('2026-11-24T02:00:00Z');
const at = (state: Violation['state'], more: Partial<Violation> = {}) =>
  ({ state, agentId: 'agent', confirmedById: null, dueAt: '2026-11-25T02:00:00Z', ...more }) as Violation;
const [agent, lead] = [
  { id: 'agent', role: 'agent' as const },
  { id: 'lead', role: 'team_lead' as const },
];

test.each([
  ['a lead judges what is proposed', at('proposed'), lead, 'judge'],
  ['nobody judges their own', at('proposed', { agentId: 'lead' }), lead, null],
  ['an agent judges nothing', at('proposed'), agent, null],
  ['the agent appeals in time', at('confirmed'), agent, 'appeal'],
  ['but not after', at('confirmed', { dueAt: '2026-11-24T02:00:00Z' }), agent, null],
  ['nobody appeals for them', at('confirmed'), lead, null],
  ['another decides', at('appealed', { confirmedById: 'other' }), lead, 'decide'],
  ['not who confirmed', at('appealed', { confirmedById: 'lead' }), lead, null],
  ['what is over is over', at('reversed'), lead, null],
] as const)('%s', (_, violation, me, act) => {
  expect(actOf(violation, me, isJudge(me, []), NOW)).toBe(act);
});

test('an agent who leads a team judges', () => {
  expect([isJudge(agent, []), isJudge(agent, [{ leadIds: ['agent'] }])]).toEqual([false, true]);
});
