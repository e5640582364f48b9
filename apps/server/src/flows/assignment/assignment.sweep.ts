import { setTimeout as pause } from 'node:timers/promises';
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
/** A long queue that nobody can take is looked through so often at most. */
const SHUT_MS = 100;

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
    await this.all(shut, (last) => this.assignments.unassigned(BATCH, last, [...shut]));
    if (shut.size > 0) {
      const teams = [...shut];
      await this.all(shut, (last) => this.assignments.untold(BATCH, last, teams));
      await pause(SHUT_MS);
    }
    return { more: false, nextAt: null };
  }

  private async all(shut: Set<string>, next: (last?: Unassigned) => Promise<Unassigned[]>): Promise<void> {
    let page: Unassigned[] = [];
    do {
      page = await next(page.at(-1));
      for (const ticket of page) await this.give(ticket, shut);
    } while (page.length === BATCH);
  }

  private async give(ticket: Unassigned, shut: Set<string>): Promise<void> {
    if (shut.has(ticket.teamId) && ticket.told) return;
    const given = await this.assignments.give(ticket);
    if (given && given.agentId === null && given.shut) shut.add(ticket.teamId);
  }
}
