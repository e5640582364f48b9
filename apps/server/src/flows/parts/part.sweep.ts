import { Injectable } from '@nestjs/common';
import { PartDeadlines } from '../../desk/parts/part-deadlines.service';
import { PARTS } from '../../desk/parts/part-log';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Metrics } from '../../platform/telemetry/metrics';
import { Wake } from '../../platform/wake/wake';

const BATCH = 100;
/** A ticket that somebody holds while the sweep comes is passed over; it is seen at the latest now. */
const LONGEST_MS = 2_000;

/** Reminds of parts before the cut-off, and marks what was not asked for or not fitted in its day (DOMAIN B4, B5). */
@Injectable()
export class PartSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly deadlines: PartDeadlines,
    private readonly metrics: Metrics,
  ) {
    super(wake, clock, [PARTS], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    const { lagSeconds, nextAt } = await this.deadlines.passDue(BATCH);
    lagSeconds.forEach((lag) => this.metrics.sweepLag.observe(lag));
    return { more: lagSeconds.length >= BATCH, nextAt };
  }
}
