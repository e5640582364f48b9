import { Injectable } from '@nestjs/common';
import { PromiseDeadlines } from '../../desk/promises/promise-deadlines.service';
import { PROMISES } from '../../desk/promises/promise-log';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Metrics } from '../../platform/telemetry/metrics';
import { Wake } from '../../platform/wake/wake';

const BATCH = 100;
/** A ticket that somebody holds while the sweep comes is passed over; it is seen at the latest now. */
const LONGEST_MS = 2_000;

/** Reminds an hour and a quarter of an hour before a slot, and records the breach at its start (DOMAIN M1). */
@Injectable()
export class PromiseSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly deadlines: PromiseDeadlines,
    private readonly metrics: Metrics,
  ) {
    super(wake, clock, [PROMISES], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    const { lagSeconds, nextAt } = await this.deadlines.passDue(BATCH);
    lagSeconds.forEach((lag) => this.metrics.sweepLag.observe(lag));
    return { more: lagSeconds.length >= BATCH, nextAt };
  }
}
