import { Injectable } from '@nestjs/common';
import { PHONES } from '../../desk/phones/phones.service';
import { AssignmentsService, type Unassigned } from '../../desk/tickets/assignments.service';
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

  /** Goes through the whole queue: a hundred tickets that nobody can take must not hide the next one. */
  protected async round(): Promise<Round> {
    const shut = new Set<string>();
    let page: Unassigned[] = [];
    do {
      page = await this.assignments.unassigned(BATCH, page.at(-1));
      for (const ticket of page) await this.give(ticket, shut);
    } while (page.length === BATCH);
    return { more: false, nextAt: null };
  }

  private async give(ticket: Unassigned, shut: Set<string>): Promise<void> {
    if (shut.has(ticket.teamId) && ticket.told) return;
    const given = await this.assignments.give(ticket);
    if (given && given.agentId === null && given.shut) shut.add(ticket.teamId);
  }
}
