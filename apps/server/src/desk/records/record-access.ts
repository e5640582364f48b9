import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import type { Sql } from '../../platform/database/database';
import { AgentsService } from '../agents/agents.service';
import { ContactsService } from '../contacts/contacts.service';
import { TeamsService } from '../teams/teams.service';
import { mustSee } from '../tickets/gate';
import { TicketReadingService } from '../tickets/ticket-reading.service';

/** Whose calls, callbacks and leads an agent may see and change (law 10): a record is its agent's. */
@Injectable()
export class RecordAccess {
  constructor(
    private readonly teams: TeamsService,
    private readonly tickets: TicketReadingService,
    private readonly contacts: ContactsService,
    private readonly agents: AgentsService,
  ) {}

  /** Agents whose records `me` may see; null when that is everybody. Who leads a team sees it whole, as at the gate. */
  async seenAgents(me: Principal): Promise<string[] | null> {
    if (me.visibility === 'all') return null;
    const whole = me.visibility === 'team' ? me.teamIds : me.leadOf;
    const teams = (await this.teams.all()).filter(({ id }) => whole.includes(id));
    return [...new Set([me.agentId, ...teams.flatMap(({ memberIds }) => memberIds)])];
  }

  /** Refuses as if the record weren't there: its existence is nobody else's business. */
  async mustSee(me: Principal, agentId: string): Promise<void> {
    const seen = await this.seenAgents(me);
    if (seen && !seen.includes(agentId)) throw new DomainError('not_found');
  }

  /** The same for what belongs to nobody yet: it is its team's, as a ticket in the queue is. */
  mustSeeUnowned(me: Principal, teamId: string | null): void {
    mustSee(me, { teamId, holderId: null });
  }

  /** Agents change their own records; team leads and admins every one that they may see. */
  async mustAct(me: Principal, agentId: string): Promise<void> {
    await this.mustSee(me, agentId);
    if (me.role === 'agent' && agentId !== me.agentId) throw new DomainError('forbidden');
  }

  /** Refuses to give work to an agent that `me` may not see, or who has left; null means whoever is free. */
  async mustBeAbleToTake(me: Principal, agentId: string | null): Promise<void> {
    if (agentId === null) return;
    await this.mustSee(me, agentId);
    if (!(await this.agents.principal(agentId))) throw new DomainError('agent_disabled');
  }

  /** Refuses a record about a contact that isn't there, or on a ticket that `me` may not see. */
  async mayBeAbout(sql: Sql, me: Principal, about: { ticketId: string | null; contactId: string }): Promise<void> {
    if (about.ticketId) await this.tickets.mustSeeTicket(me, about.ticketId, sql);
    await this.contacts.view(about.contactId, sql);
  }
}
