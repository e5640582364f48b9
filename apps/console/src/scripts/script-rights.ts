import type { AgentAccount, Snippet } from '#contract';

type Me = Pick<AgentAccount, 'id' | 'role' | 'teamIds'>;

/** Greetings, forbidden phrases and snippets for others are the team leads' and admins' to write. */
export function mayWriteForOthers({ role }: Pick<Me, 'role'>): boolean {
  return role !== 'agent';
}

/** An agent writes the own snippets; team leads and admins all of them. */
export function mayEditSnippet(me: Me, snippet: Pick<Snippet, 'scope' | 'ownerId'>): boolean {
  return mayWriteForOthers(me) || (snippet.scope === 'own' && snippet.ownerId === me.id);
}

/** For whom somebody may write a new snippet. */
export function snippetScopesOf(me: Pick<Me, 'role'>): Snippet['scope'][] {
  return mayWriteForOthers(me) ? ['all', 'team', 'own'] : ['own'];
}
