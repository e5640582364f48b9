import { Injectable } from '@nestjs/common';
import type { Team } from '#contract';
import { assignByDesk, chooseAgent, type SkipReason, type Strategy, transfer } from '#domain';
import { Database } from '../../platform/database/database';
import { AgentsService } from '../agents/agents.service';
import { TeamsService } from '../teams/teams.service';
import { type AssignmentFacts, AssignmentFactsService } from './assignment-facts.service';
import { DecisionLog } from './decision-log';
import { Receivers } from './receivers';
import { DESK } from './ticket-change';
import { TicketsService } from './tickets.service';
import type { Verb } from './verb';

type DealingTeam = Team & { strategy: Strategy };

export interface Unassigned {
  id: string;
  teamId: string;
  /** It has been said already that nobody can take it. */
  told: boolean;
  /** Where it stands in the order, to the microsecond. */
  dueAt: string;
}

export interface Given {
  /** Null when nobody can take it. */
  agentId: string | null;
  /** Nobody of the team can take any ticket now: it is not this one's skills or past that stand in the way. */
  shut: boolean;
}

/** Reasons that lie in the ticket. */
const ITS_OWN: readonly (SkipReason | undefined)[] = ['no_skill', 'released'];

/** Finds an agent for a ticket (DOMAIN C1, H1): each decision is kept with who was skipped and why. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketsService,
    private readonly agents: AgentsService,
    private readonly teams: TeamsService,
    private readonly receivers: Receivers,
    private readonly facts: AssignmentFactsService,
    private readonly decisions: DecisionLog,
  ) {}

  /** Tickets that wait for an agent, soonest due first, after `last`; teams that assign by hand and `shut` ones are left alone. */
  unassigned(limit: number, last?: Unassigned, shut: readonly string[] = []): Promise<Unassigned[]> {
    return this.wanting(limit, last, shut, false);
  }

  /** In teams where nobody can take any: the tickets of which that has not been said yet. */
  untold(limit: number, last: Unassigned | undefined, shut: readonly string[]): Promise<Unassigned[]> {
    return this.wanting(limit, last, shut, true);
  }

  /** Team by team, so that what lies in one that assigns by hand is not gone through. */
  private wanting(limit: number, last: Unassigned | undefined, shut: readonly string[], inShut: boolean) {
    return this.database.rows<Unassigned>(
      `select wanting.id, wanting.team_id as "teamId", wanting.queue_due_at::text as "dueAt", wanting.told
       from team cross join lateral (
         select t.id, t.team_id, t.queue_due_at, said.told from ticket t cross join lateral (select coalesce(
             (select d.chosen_id is null from assignment_decision d where d.ticket_id = t.id order by d.at desc limit 1), false) as told) said
         where t.team_id = team.id and t.holder_id is null and t.status in ('open', 'waiting', 'on_hold') and t.status = 'open'
           and ($2::timestamptz is null or t.queue_due_at > $2 or (t.queue_due_at = $2 and t.id < $3))
           and not ($5 and said.told)
         order by t.queue_due_at, t.id desc limit $1) wanting
       where team.strategy <> 'manual' and (team.id = any($4::uuid[])) = $5
       order by wanting.queue_due_at, wanting.id desc limit $1`,
      [limit, last?.dueAt ?? null, last?.id ?? null, shut, inShut],
    );
  }

  /** Undefined when it was taken meanwhile or went to its area's team. */
  async give({ id, teamId, told }: Pick<Unassigned, 'id' | 'teamId' | 'told'>): Promise<Given | undefined> {
    const team = await this.teams.byId(teamId);
    const { strategy } = team;
    if (strategy === 'manual') return undefined;
    return this.database.transaction(async (tx) => {
      // One decision at a time per team: loads are read and filled without two deciders seeing the same free place.
      await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`assign ${teamId}`]);
      const { answer } = await this.tickets.changeIn(tx, id, DESK, null, (work) => {
        const { holderId, status, teamId: now } = work.plan.ticket;
        return holderId || status !== 'open' || now !== teamId
          ? undefined
          : this.decide(work, { ...team, strategy }, told);
      });
      return answer;
    });
  }

  private async decide(work: Verb, team: DealingTeam, told: boolean): Promise<Given | undefined> {
    const { tx, plan } = work;
    const facts = await this.facts.gather(tx, team, team.strategy, plan.ticket, plan.now);
    if (await this.goesElsewhere(facts, team.id)) {
      transfer(plan, { agentId: null, teamId: facts.territory!.teamId }, 'territory', 0);
      return undefined;
    }
    const decision = chooseAgent(facts.question);
    const given = {
      agentId: decision.chosenId,
      shut: decision.considered.every(({ reason }) => !ITS_OWN.includes(reason)),
    };
    if (!decision.chosenId && told) return given;
    const decided = { ticketId: plan.ticket.id, teamId: team.id, facts, decision, at: plan.now };
    const decisionId = await this.decisions.keep(tx, decided);
    if (decision.chosenId) {
      assignByDesk(plan, decision.chosenId, { decisionId, strategy: team.strategy, because: decision.because?.ground });
      await this.agents.markAssigned(tx, decision.chosenId, plan.now);
    } else {
      plan.take({ type: 'ticket.unassignable', changes: {}, details: { decisionId, considered: decision.considered } });
    }
    await this.receivers.welcome(work, decision.chosenId);
    return given;
  }

  /** A ticket that nobody has touched belongs to the team of its contact's area. */
  private async goesElsewhere({ territory, untouched }: AssignmentFacts, teamId: string): Promise<boolean> {
    if (!untouched || !territory?.teamId || territory.teamId === teamId) return false;
    return (await this.teams.all()).some(({ id }) => id === territory.teamId);
  }
}
