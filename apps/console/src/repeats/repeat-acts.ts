import type { AgentAccount, RepeatContact } from '#contract';

export type RepeatAct = 'confirm' | 'review';

/** What this person can do about a contact who came back; null when it is somebody else's turn. The server decides again. */
export function repeatActOf(
  { state, agentId, reviewedById }: Pick<RepeatContact, 'state' | 'agentId' | 'reviewedById'>,
  me: Pick<AgentAccount, 'id'>,
  leads: boolean,
): RepeatAct | null {
  if (reviewedById) return null;
  if (state === 'proposed') return 'confirm';
  const own = agentId === me.id;
  return leads && !own ? 'review' : state === 'confirmed' ? 'confirm' : null;
}
