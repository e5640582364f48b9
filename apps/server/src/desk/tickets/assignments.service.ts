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

  /** Tickets that wait for an agent, soonest due first, after `last`; teams that assign by hand are left alone. */
  unassigned(limit: number, last?: Unassigned): Promise<Unassigned[]> {
    return this.database.rows<Unassigned>(
      `select t.id, t.team_id as "teamId", t.queue_due_at::text as "dueAt", coalesce(
         (select d.chosen_id is null from assignment_decision d where d.ticket_id = t.id order by d.at desc limit 1), false) as told
       from ticket t join team on team.id = t.team_id and team.strategy <> 'manual'
       where t.holder_id is null and t.status = 'open'
         and ($2::timestamptz is null or t.queue_due_at > $2 or (t.queue_due_at = $2 and t.id < $3))
       order by t.queue_due_at, t.id desc limit $1`,
      [limit, last?.dueAt ?? null, last?.id ?? null],
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
