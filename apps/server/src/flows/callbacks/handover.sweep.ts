import { Injectable } from '@nestjs/common';
import { HandoverCallbacks } from '../../desk/callbacks/handover-callbacks.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const EVERY_MS = 1_000;
const HELD_MS = 50;

/** Asks the new holder of a ticket with an open slot to speak with the contact (DOMAIN M7). */
@Injectable()
export class HandoverSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly handovers: HandoverCallbacks,
  ) {
    super(wake, clock, [], EVERY_MS);
  }

  protected async round(): Promise<Round> {
    const { more, held } = await this.handovers.read();
    return { more, nextAt: held ? new Date(this.clock.now().getTime() + HELD_MS) : null };
  }
}
