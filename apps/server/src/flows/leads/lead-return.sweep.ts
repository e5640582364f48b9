import { Injectable } from '@nestjs/common';
import { LEADS_DUE } from '../../desk/leads/lead-changes.service';
import { LeadReturns } from '../../desk/leads/lead-returns.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Metrics } from '../../platform/telemetry/metrics';
import { Wake } from '../../platform/wake/wake';

const BATCH = 50;
const LONGEST_MS = 30_000;

/** Sends leads that sales did not call within the term to the sales manager, each once (DOMAIN V21). */
@Injectable()
export class LeadReturnSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly returns: LeadReturns,
    private readonly metrics: Metrics,
  ) {
    super(wake, clock, [LEADS_DUE], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    const { lagSeconds, nextAt } = await this.returns.passDue(BATCH);
    lagSeconds.forEach((lag) => this.metrics.sweepLag.observe(lag));
    return { more: lagSeconds.length >= BATCH, nextAt };
  }
}
