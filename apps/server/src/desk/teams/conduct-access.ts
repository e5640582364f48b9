import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain';
import { TeamsService } from './teams.service';
import { ledTeams } from '../tickets/gate';
import type { Principal } from '../../platform/auth/principal';

/** Whose conduct an agent may see and judge (law 10): their own to see, their teams' for leads, everybody's for admins. */
@Injectable()
export class ConductAccess {
  constructor(private readonly teams: TeamsService) {}

  /** Agents whose violations `me` may see; null when that is everybody. */
  async seenAgents(me: Principal): Promise<string[] | null> {
    const led = await this.ledAgents(me);
    return led && [...new Set([me.agentId, ...led])];
  }

  /** Refuses as if it weren't there. */
  async mustSee(me: Principal, agentId: string): Promise<void> {
    const seen = await this.seenAgents(me);
    if (seen && !seen.includes(agentId)) throw new DomainError('not_found');
  }

  /** Judging is for admins and who leads the agent. */
  async mustLead(me: Principal, agentId: string): Promise<void> {
    await this.mustSee(me, agentId);
    const led = await this.ledAgents(me);
    if (led && !led.includes(agentId)) throw new DomainError('forbidden');
  }

  async teamsOf(agentId: string): Promise<string[]> {
    return (await this.teams.all()).filter(({ memberIds }) => memberIds.includes(agentId)).map(({ id }) => id);
  }

  /** Agents whose conduct `me` judges; null when that is everybody. */
  async ledAgents(me: Principal): Promise<string[] | null> {
    if (me.role === 'admin') return null;
    const led = ledTeams(me);
    return (await this.teams.all()).filter(({ id }) => led.includes(id)).flatMap(({ memberIds }) => memberIds);
  }
}
