import { Injectable } from '@nestjs/common';
import { PHONES } from '../../desk/phones/phones.service';
import { AssignmentsService } from '../../desk/tickets/assignments.service';
import { TOPIC } from '../../desk/tickets/ticket-changes';
import { SETUP_CHANGED } from '../../platform/database/cached';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const BATCH = 100;
const LONGEST_MS = 5_000;

/** Gives waiting tickets to agents who are there and have room. */
@Injectable()
export class AssignmentSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly assignments: AssignmentsService,
  ) {
    super(wake, clock, [TOPIC.queue, TOPIC.presence, PHONES, SETUP_CHANGED], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    const waiting = await this.assignments.unassigned(BATCH);
    const full = new Set<string>();
    let given = 0;
    for (const ticket of waiting) {
      if (full.has(ticket.teamId) && ticket.told) continue;
      const agentId = await this.assignments.give(ticket);
      if (agentId === null) full.add(ticket.teamId);
      else if (agentId) given += 1;
    }
    return { more: given > 0 && waiting.length === BATCH, nextAt: null };
  }
}
