import { Injectable } from '@nestjs/common';
import type { AgentAccount } from '#contract';
import { DomainError } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { AgentsService } from '../../desk/agents/agents.service';
import { ledTeams } from '../../desk/tickets/gate';

/** Whose figures are shown, and which events of nobody count in the totals. */
export interface FigureScope {
  agents: AgentAccount[];
  nobody: { everywhere: boolean; teamIds: string[] };
}

const NONE: FigureScope['nobody'] = { everywhere: false, teamIds: [] };

/** Agents see their own figures, team leads those of their teams, admins and who may see everything all (law 10). */
@Injectable()
export class FigureScopes {
  constructor(private readonly agents: AgentsService) {}

  async of(me: Principal, asked: { teamId?: string; agentId?: string }): Promise<FigureScope> {
    const seen = visible(me, await this.agents.accounts());
    if (asked.teamId && !seesTeam(me, asked.teamId)) throw new DomainError('not_found');
    const agents = seen
      .filter(({ teamIds }) => !asked.teamId || teamIds.includes(asked.teamId))
      .filter(({ id }) => !asked.agentId || id === asked.agentId);
    if (asked.agentId && agents.length === 0) throw new DomainError('not_found');
    return { agents, nobody: nobodyOf(me, asked) };
  }
}

function visible(me: Principal, agents: AgentAccount[]): AgentAccount[] {
  if (seesAll(me)) return agents;
  const led = ledTeams(me);
  return agents.filter(({ id, teamIds }) => id === me.agentId || teamIds.some((team) => led.includes(team)));
}

const seesAll = (me: Principal): boolean => me.role === 'admin' || me.visibility === 'all';

const seesTeam = (me: Principal, teamId: string): boolean => seesAll(me) || me.teamIds.includes(teamId);

function nobodyOf(me: Principal, asked: { teamId?: string; agentId?: string }): FigureScope['nobody'] {
  if (asked.agentId) return NONE;
  const led = ledTeams(me);
  if (asked.teamId)
    return seesAll(me) || led.includes(asked.teamId) ? { everywhere: false, teamIds: [asked.teamId] } : NONE;
  return seesAll(me) ? { everywhere: true, teamIds: [] } : { everywhere: false, teamIds: led };
}
