import type { AgentAccount, Team, Violation } from '#contract';

type Me = Pick<AgentAccount, 'id' | 'role'>;

/** Whether the agent judges anybody's conduct at all. */
export const isJudge = (me: Me, teams: readonly Pick<Team, 'leadIds'>[]): boolean =>
  me.role !== 'agent' || teams.some(({ leadIds }) => leadIds.includes(me.id));

export type ConductAct = 'judge' | 'appeal' | 'decide';

/** What this person can do about a violation now; null when it is somebody else's turn. The server decides again. */
export function actOf({ state, agentId, confirmedById, dueAt }: Violation, me: Me, judge: boolean, now: number) {
  const own = agentId === me.id;
  if (state === 'proposed' && judge && !own) return 'judge';
  if (state === 'confirmed' && own && dueAt !== null && Date.parse(dueAt) > now) return 'appeal';
  if (state === 'appealed' && judge && !own && confirmedById !== me.id) return 'decide';
  return null;
}
