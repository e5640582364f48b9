import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type AssignmentQuestion, isSkilled, neededSkills, type Strategy, type Ticket } from '#domain';
import type { Team } from '#contract';
import type { Tx } from '../../platform/database/database';
import { AgentsService, type AssignmentCandidate } from '../agents/agents.service';
import { membersOf } from '../contacts/person';
import { StandIns } from '../dispatch/stand-ins.service';
import { CalendarsService } from '../calendars/calendars.service';
import { DispatchStops } from '../dispatch/stops.service';
import { Shifts } from '../shifts/shifts.service';
import { PhonesService } from '../phones/phones.service';
import { ownerOf, TerritoryFinder } from '../territories/territory-finder.service';
import { TicketSources } from './ticket-sources.service';

export interface AssignmentFacts {
  question: AssignmentQuestion;
  /** The contact's area. */
  territory: { id: string; teamId: string | null } | null;
  /** Nobody has had it or passed it on: it is where it arrived. */
  untouched: boolean;
}

const RANDOM_STEPS = 2 ** 32;

/** Gathers what the choice of an agent is made from. Rules and areas come from memory, what is counted from the database. */
@Injectable()
export class AssignmentFactsService {
  constructor(
    private readonly agents: AgentsService,
    private readonly phones: PhonesService,
    private readonly sources: TicketSources,
    private readonly stops: DispatchStops,
    private readonly standIns: StandIns,
    private readonly territories: TerritoryFinder,
    private readonly shifts: Shifts,
    private readonly calendars: CalendarsService,
  ) {}

  async gather(tx: Tx, team: Team, strategy: Strategy, ticket: Ticket, now: Date): Promise<AssignmentFacts> {
    const origin = await this.sources.origin(tx, ticket.id, ticket.contactId);
    const { territory } = await this.territories.find(origin);
    const needs = neededSkills(team.skillRules, { tags: ticket.tags, language: origin.locale });
    const members = await this.candidates(tx, team.id);
    const moves = await this.moves(tx, ticket.id);
    const loads = await this.loads(tx, members);
    const suspended = await this.stops.suspendedAt(now);
    const off = await this.offShift(team, now);
    const question: AssignmentQuestion = {
      strategy,
      candidates: members.map(({ skills, ...member }) => ({
        ...member,
        inTeam: true,
        suspended: suspended.has(member.agentId),
        offShift: off.has(member.agentId),
        unskilled: !isSkilled(skills, needs),
        released: moves.releasers.has(member.agentId),
        load: loads.get(member.agentId) ?? 0,
      })),
      wantedId: origin.wantedId,
      ownerId: territory && ownerOf(territory),
      standIns: await this.standIns.at(now),
      lastHolderId: ticket.lastHolderId ?? (await this.servedBefore(tx, ticket.contactId)),
      random: randomInt(0, RANDOM_STEPS) / RANDOM_STEPS,
      lastAssignedAgentId: newest(members),
    };
    const untouched = !moves.passedOn && ticket.lastHolderId === null && origin.wantedId === null;
    return { question, untouched, territory: territory && { id: territory.id, teamId: territory.team_id } };
  }

  private async offShift({ id, presenceDeals }: Team, now: Date): Promise<ReadonlySet<string>> {
    return presenceDeals ? new Set() : this.shifts.offAt(await this.calendars.ofTeam(id), now);
  }

  /** Who is on the phone, writes a call down or has a break takes nothing else meanwhile. */
  private async candidates(tx: Tx, teamId: string): Promise<AssignmentCandidate[]> {
    const [members, engaged] = await Promise.all([this.agents.candidates(teamId), this.phones.engaged(tx)]);
    return members.map((member) =>
      engaged.has(member.agentId) && member.presence === 'online' ? { ...member, presence: 'busy' as const } : member,
    );
  }

  /** Who gave this ticket back, or whom the ladder took it from: it does not return to them by itself; and whether anybody passed it on. */
  private async moves(tx: Tx, ticketId: string): Promise<{ releasers: Set<string>; passedOn: boolean }> {
    const rows = await tx.rows<{ type: string; id: string; barred: boolean }>(
      `select type, coalesce(actor_id, (payload #>> '{previous,holderId}')::uuid) as id,
         actor_id is not null or payload ->> 'reason' = 'ladder' as barred
       from desk_event where ticket_id = $1 and type in ('ticket.released', 'ticket.transferred')`,
      [ticketId],
    );
    const released = rows.filter(({ type, barred }) => type === 'ticket.released' && barred);
    return { releasers: new Set(released.map(({ id }) => id)), passedOn: rows.length > 0 };
  }

  /** Open tickets each agent holds: what capacity counts. Who is in two teams is filled by one decider at a time. */
  private async loads(tx: Tx, members: readonly AssignmentCandidate[]): Promise<Map<string, number>> {
    const agentIds = members.map(({ agentId }) => agentId);
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

function newest(candidates: readonly AssignmentCandidate[]): string | null {
  const assigned = candidates.filter(({ lastAssignedAt }) => lastAssignedAt);
  return assigned.sort((a, b) => b.lastAssignedAt!.getTime() - a.lastAssignedAt!.getTime())[0]?.agentId ?? null;
}
