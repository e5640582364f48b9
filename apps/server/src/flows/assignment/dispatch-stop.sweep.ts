import { Injectable } from '@nestjs/common';
import { DispatchStops } from '../../desk/dispatch/stops.service';
import { Clock } from '../../platform/clock/clock';
import { SETUP_CHANGED } from '../../platform/database/cached';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const BATCH = 100;
const LONGEST_MS = 30_000;

/** Ends suspensions of dispatch whose time is over, and says so (DOMAIN B14). */
@Injectable()
export class DispatchStopSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly stops: DispatchStops,
  ) {
    super(wake, clock, [SETUP_CHANGED], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    const { ended, nextAt } = await this.stops.endDue(BATCH);
    return { more: ended === BATCH, nextAt };
  }
}
