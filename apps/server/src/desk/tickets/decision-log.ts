import { Injectable } from '@nestjs/common';
import type { AssignmentDecision, AssignmentQuestion } from '#domain';
import type { Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import type { AssignmentFacts } from './assignment-facts.service';

export interface Decided {
  ticketId: string;
  teamId: string;
  facts: AssignmentFacts;
  decision: AssignmentDecision;
  at: Date;
}

/** Keeps each decision with all that was asked: why it fell so, and how it would fall by another rule (law 9). */
@Injectable()
export class DecisionLog {
  async keep(tx: Tx, { ticketId, teamId, facts, decision, at }: Decided): Promise<string> {
    const id = newId();
    const { chosenId, considered, because } = decision;
    const ground = because && {
      ...because,
      ...(because.ground === 'territory' && { territoryId: facts.territory?.id }),
    };
    await tx.rows(
      `insert into assignment_decision (id, ticket_id, team_id, strategy, chosen_id, considered, because, facts, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[id, ticketId, teamId, facts.question.strategy, chosenId, JSON.stringify(considered)],
        ...[ground && JSON.stringify(ground), JSON.stringify(asked(facts.question)), at],
      ],
    );
    return id;
  }
}

/** What of a question `considered` does not say; of stand-ins only those in reach of its wishes. */
function asked({ candidates, standIns, strategy: _, ...rest }: AssignmentQuestion): object {
  return {
    ...rest,
    standIns: reach(standIns ?? new Map(), [rest.wantedId, rest.lastHolderId, rest.ownerId]),
    agents: candidates.map(({ agentId, load, capacity, lastAssignedAt }) => ({
      agentId,
      load,
      capacity,
      lastAssignedAt,
    })),
  };
}

function reach(standIns: ReadonlyMap<string, string>, from: (string | null | undefined)[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const start of from)
    for (let at = start; at && standIns.has(at) && !(at in found); at = found[at]) found[at] = standIns.get(at)!;
  return found;
}
