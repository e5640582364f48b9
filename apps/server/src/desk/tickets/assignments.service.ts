import { membersOf } from '../contacts/person';
import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { assignByDesk, type AssignmentDecision, chooseAgent, type Strategy, type Ticket } from '#domain';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { AgentsService } from '../agents/agents.service';
import { PhonesService } from '../phones/phones.service';
import { TeamsService } from '../teams/teams.service';
import { Receivers } from './receivers';
import { DESK } from './ticket-change';
import { TicketSources } from './ticket-sources.service';
import { TicketsService } from './tickets.service';
import type { Verb } from './verb';

export interface Unassigned {
  id: string;
  teamId: string;
  /** It has been said already that nobody can take it. */
  told: boolean;
}

const RANDOM_STEPS = 2 ** 32;

/** Finds an agent for a ticket (DOMAIN C1, H1): each decision is kept with who was skipped and why. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketsService,
    private readonly agents: AgentsService,
    private readonly teams: TeamsService,
    private readonly receivers: Receivers,
    private readonly phones: PhonesService,
    private readonly sources: TicketSources,
  ) {}

  /** Tickets that wait for an agent, soonest due first; teams that assign by hand are left alone. */
  unassigned(limit: number): Promise<Unassigned[]> {
    return this.database.rows<Unassigned>(
      `select t.id, t.team_id as "teamId", coalesce(
         (select d.chosen_id is null from assignment_decision d where d.ticket_id = t.id order by d.at desc limit 1), false) as told
       from ticket t join team on team.id = t.team_id and team.strategy <> 'manual'
       where t.holder_id is null and t.status = 'open'
       order by t.queue_due_at, t.id desc limit $1`,
      [limit],
    );
  }

  /** Answers who got it, null when nobody can, undefined when it was taken meanwhile. */
  async give({ id, teamId, told }: Unassigned): Promise<string | null | undefined> {
    const { strategy } = await this.teams.byId(teamId);
    if (strategy === 'manual') return undefined;
    return this.database.transaction(async (tx) => {
      // One decision at a time per team: loads are read and filled without two deciders seeing the same free place.
      await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`assign ${teamId}`]);
      const { answer } = await this.tickets.changeIn(tx, id, DESK, null, (work) => {
        const { holderId, status, teamId: now } = work.plan.ticket;
        return holderId || status !== 'open' || now !== teamId ? undefined : this.decide(work, strategy, teamId, told);
      });
      return answer;
    });
  }

  private async decide(work: Verb, strategy: Strategy, teamId: string, told: boolean): Promise<string | null> {
    const { tx, plan } = work;
    const decision = await this.choose(tx, strategy, teamId, plan.ticket);
    if (!decision.chosenId && told) return null;
    const decisionId = newId();
    await tx.rows(
      'insert into assignment_decision (id, ticket_id, strategy, chosen_id, considered, at) values ($1, $2, $3, $4, $5, $6)',
      [...[decisionId, plan.ticket.id, strategy, decision.chosenId, JSON.stringify(decision.considered), plan.now]],
    );
    if (decision.chosenId) {
      assignByDesk(plan, decision.chosenId, { decisionId, strategy });
      await this.agents.markAssigned(tx, decision.chosenId, plan.now);
    } else {
      plan.take({ type: 'ticket.unassignable', changes: {}, details: { decisionId, considered: decision.considered } });
    }
    await this.receivers.welcome(work, decision.chosenId);
    return decision.chosenId;
  }

  private async choose(tx: Tx, strategy: Strategy, teamId: string, ticket: Ticket): Promise<AssignmentDecision> {
    const candidates = await this.candidates(tx, teamId);
    const ids = candidates.map(({ agentId }) => agentId);
    const loads = await this.loads(tx, ids);
    const released = await this.releasers(tx, ticket.id);
    return chooseAgent({
      strategy,
      candidates: candidates.map((candidate) => ({
        ...candidate,
        inTeam: true,
        released: released.has(candidate.agentId),
        load: loads.get(candidate.agentId) ?? 0,
      })),
      wantedId: await this.sources.wantedAgent(tx, ticket.id),
      lastHolderId: ticket.lastHolderId ?? (await this.servedBefore(tx, ticket.contactId)),
      random: randomInt(0, RANDOM_STEPS) / RANDOM_STEPS,
      lastAssignedAgentId: newest(candidates),
    });
  }

  /** Who is on the phone, writes a call down or has a break takes nothing else meanwhile. */
  private async candidates(tx: Tx, teamId: string) {
    const [members, engaged] = await Promise.all([this.agents.candidates(teamId), this.phones.engaged(tx)]);
    return members.map((member) =>
      engaged.has(member.agentId) && member.presence === 'online' ? { ...member, presence: 'busy' as const } : member,
    );
  }

  /** Who gave this ticket back, or whom the ladder took it from: it does not return to them by itself. */
  private async releasers(tx: Tx, ticketId: string): Promise<Set<string>> {
    const rows = await tx.rows<{ id: string }>(
      `select coalesce(actor_id, (payload #>> '{previous,holderId}')::uuid) as id from desk_event
       where ticket_id = $1 and type = 'ticket.released' and (actor_id is not null or payload ->> 'reason' = 'ladder')`,
      [ticketId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Open tickets each agent holds: what capacity counts. Who is in two teams is filled by one decider at a time. */
  private async loads(tx: Tx, agentIds: string[]): Promise<Map<string, number>> {
    await tx.rows(
      'select pg_advisory_xact_lock(key) from (select hashtextextended(id, 12) as key from unnest($1::text[]) id order by 1) keys',
      [agentIds],
    );
    const rows = await tx.rows<{ holder_id: string; n: number }>(
      `select holder_id, count(*)::int as n from ticket
       where holder_id = any($1) and status in ('open', 'waiting', 'on_hold') and status = 'open' group by holder_id`,
      [agentIds],
    );
    return new Map(rows.map(({ holder_id, n }) => [holder_id, n]));
  }

  private async servedBefore(tx: Tx, contactId: string): Promise<string | null> {
    const row = await tx.row<{ id: string }>(
      `select last_holder_id as id from ticket where contact_id = any(${membersOf('$1')}) and last_holder_id is not null order by created_at desc limit 1`,
      [contactId],
    );
    return row?.id ?? null;
  }
}

function newest(candidates: { agentId: string; lastAssignedAt: Date | null }[]): string | null {
  const assigned = candidates.filter(({ lastAssignedAt }) => lastAssignedAt);
  return assigned.sort((a, b) => b.lastAssignedAt!.getTime() - a.lastAssignedAt!.getTime())[0]?.agentId ?? null;
}
