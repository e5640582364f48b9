import { mayEditSnippet, mayWriteForOthers, snippetScopesOf } from './script-rights';

const agent = { id: 'a', role: 'agent' as const, teamIds: ['t'] };
const lead = { id: 'b', role: 'team_lead' as const, teamIds: ['t'] };

it.each([
  [agent, 'own', 'a', true],
  [agent, 'own', 'b', false],
  [agent, 'team', 'a', false],
  [agent, 'all', null, false],
  [lead, 'all', null, true],
  [lead, 'own', 'a', true],
] as const)('decides who edits a snippet', (me, scope, ownerId, may) => {
  expect(mayEditSnippet(me, { scope, ownerId })).toBe(may);
});

it('leaves what others use to team leads and admins', () => {
  expect(mayWriteForOthers(agent)).toBe(false);
  expect(snippetScopesOf(agent)).toEqual(['own']);
  expect(snippetScopesOf({ role: 'admin' })).toEqual(['all', 'team', 'own']);
});
