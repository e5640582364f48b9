import { Injectable } from '@nestjs/common';
import { AgentsService } from '../../desk/agents/agents.service';
import { ConductAccess } from '../../desk/teams/conduct-access';
import { TeamsService } from '../../desk/teams/teams.service';
import type { Principal } from '../../platform/auth/principal';
import type { Seeing } from './quality.repository';

interface Named {
  id: string;
  name: string;
}

/** Who may mark whom: who judges an agent's conduct also listens to them (law 10). */
@Injectable()
export class QualityAccess {
  constructor(
    private readonly conduct: ConductAccess,
    private readonly agents: AgentsService,
    private readonly teams: TeamsService,
  ) {}

  async seeing(me: Principal): Promise<Seeing> {
    return { agentId: me.agentId, led: await this.conduct.ledAgents(me) };
  }

  /** For each agent the leads of their teams, else the admins; `all` has both. Never the agent. */
  async reviewers(all = false): Promise<(agentId: string) => Named[]> {
    const { works, leadsOf } = await this.leading();
    const admins = works.filter(({ role }) => role === 'admin');
    return (agentId) => {
      const leadIds = leadsOf(agentId);
      const leads = works.filter(({ id }) => id !== agentId && leadIds.has(id));
      const others = admins.filter(({ id }) => id !== agentId && !leads.some((lead) => lead.id === id));
      const found = all ? [...leads, ...others] : leads.length > 0 ? leads : others;
      return found.map(({ id, name }) => ({ id, name }));
    };
  }

  /** Everybody who may review somebody. */
  async everyReviewer(): Promise<Named[]> {
    const { works, teams } = await this.leading();
    const named = new Set(teams.flatMap(({ leadIds }) => leadIds));
    return works.filter(({ id, role }) => role !== 'agent' || named.has(id)).map(({ id, name }) => ({ id, name }));
  }

  /** Of some agents those whom all of these people lead, and who is none of them. */
  async ledByAll(agentIds: readonly string[], reviewerIds: readonly string[]): Promise<string[]> {
    let left = agentIds.filter((id) => !reviewerIds.includes(id));
    for (const id of reviewerIds) {
      const reviewer = await this.agents.principal(id);
      const led = reviewer ? await this.conduct.ledAgents(reviewer) : [];
      if (led) left = left.filter((agentId) => led.includes(agentId));
    }
    return left;
  }

  /** The agents `me` may draw for, of one team or of all. */
  async drawable(me: Principal, teamId: string | null): Promise<string[]> {
    const led = await this.conduct.ledAgents(me);
    const members = teamId ? (await this.teams.byId(teamId)).memberIds : null;
    return (await this.everyAgent()).filter((id) => (!led || led.includes(id)) && (!members || members.includes(id)));
  }

  async everyAgent(): Promise<string[]> {
    return (await this.agents.accounts()).filter(({ disabledAt }) => !disabledAt).map(({ id }) => id);
  }

  mustLead(me: Principal, agentId: string): Promise<void> {
    return this.conduct.mustLead(me, agentId);
  }

  teamsOf(agentId: string): Promise<string[]> {
    return this.conduct.teamsOf(agentId);
  }

  /** Who leads whom, as the gate has it: leads that a team names, and team leads in their own teams. */
  private async leading() {
    const [accounts, teams] = await Promise.all([this.agents.accounts(), this.teams.all()]);
    const works = accounts.filter(({ disabledAt }) => !disabledAt);
    const leadsOf = (agentId: string): Set<string> => {
      const own = teams.filter(({ memberIds }) => memberIds.includes(agentId));
      const members = works.filter(({ id, role }) => role === 'team_lead' && own.some((t) => t.memberIds.includes(id)));
      return new Set([...own.flatMap(({ leadIds }) => leadIds), ...members.map(({ id }) => id)]);
    };
    return { works, teams, leadsOf };
  }
}
