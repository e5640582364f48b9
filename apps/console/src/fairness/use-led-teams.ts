import type { Team } from '#contract';
import { useBootstrap } from '../app/session';

/** Teams whose dispatch this agent may look at. */
export function useLedTeams(): Team[] {
  const { me, teams } = useBootstrap();
  if (me.role === 'admin') return teams;
  return teams.filter(({ id, leadIds }) =>
    me.role === 'team_lead' ? me.teamIds.includes(id) : leadIds.includes(me.id),
  );
}
