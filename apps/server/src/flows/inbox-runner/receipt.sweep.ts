import { Injectable } from '@nestjs/common';
import { InputsService, RECEIPTS } from '../../desk/intake/inputs.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const BATCH = 100;
const LONGEST_MS = 5_000;

/** Lets stored input through the door, oldest first; after a crash it goes on with what was stored and not yet let in. */
@Injectable()
export class ReceiptSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly inputs: InputsService,
  ) {
    super(wake, clock, [RECEIPTS], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    const found = await this.inputs.processWaiting(BATCH);
    return { more: found === BATCH, nextAt: null };
  }
}
