import { Injectable } from '@nestjs/common';
import { DeskCallbacks } from '../../desk/callbacks/desk-callbacks.service';
import { SETUP_CHANGED } from '../../platform/database/cached';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const BATCH = 100;
const LONGEST_MS = 5_000;

/** Plans the callback that stands between solving and closing, in teams that call back first (DOMAIN D1, V1). */
@Injectable()
export class AfterResolvingSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly callbacks: DeskCallbacks,
  ) {
    super(wake, clock, [SETUP_CHANGED], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    return { more: (await this.callbacks.afterResolving(BATCH)) === BATCH, nextAt: null };
  }
}
