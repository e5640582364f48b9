import type { Snippet } from '#contract';
import { DomainError } from '#domain';
import type { Principal } from '../../platform/auth/principal';

type Owned = Pick<Snippet, 'scope' | 'teamId' | 'ownerId'>;

export function mayReadSnippet(me: Principal, { scope, teamId, ownerId }: Owned): boolean {
  if (scope === 'own') return ownerId === me.agentId;
  return scope === 'all' || me.role === 'admin' || (teamId !== null && me.teamIds.includes(teamId));
}

/** Agents write their own; what others read is the team leads' and admins' to write, a lead's within the own teams. */
export function mustWriteSnippet(me: Principal, snippet: Owned): void {
  if (!mayReadSnippet(me, snippet)) throw new DomainError(snippet.scope === 'own' ? 'not_found' : 'forbidden');
  if (snippet.scope !== 'own' && me.role === 'agent') throw new DomainError('forbidden');
}
