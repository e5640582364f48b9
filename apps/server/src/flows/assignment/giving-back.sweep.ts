import { Injectable } from '@nestjs/common';
import { GivingBackService } from '../../desk/tickets/giving-back.service';
import { TOPIC } from '../../desk/tickets/ticket-changes';
import { SETUP_CHANGED } from '../../platform/database/cached';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const BATCH = 100;
const LONGEST_MS = 15_000;

/** Takes what waits for agents who have gone back into the queue. */
@Injectable()
export class GivingBackSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly givingBack: GivingBackService,
  ) {
    super(wake, clock, [TOPIC.presence, SETUP_CHANGED], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    return { more: (await this.givingBack.giveBack(BATCH)) === BATCH, nextAt: null };
  }
}
