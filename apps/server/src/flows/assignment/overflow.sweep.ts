import { Injectable } from '@nestjs/common';
import { OverflowService } from '../../desk/tickets/overflow.service';
import { TOPIC } from '../../desk/tickets/ticket-changes';
import { Clock } from '../../platform/clock/clock';
import { SETUP_CHANGED } from '../../platform/database/cached';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const BATCH = 100;
const LONGEST_MS = 10_000;

/** Hands tickets that nobody took in time to the next team. */
@Injectable()
export class OverflowSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly overflow: OverflowService,
  ) {
    super(wake, clock, [TOPIC.queue, SETUP_CHANGED], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    await this.overflow.noteWaiting();
    const { passed, nextAt } = await this.overflow.passDue(BATCH);
    return { more: passed === BATCH, nextAt };
  }
}
