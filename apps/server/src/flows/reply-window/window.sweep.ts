import { Injectable } from '@nestjs/common';
import { TOPIC } from '../../desk/tickets/ticket-changes';
import { WindowsService } from '../../desk/tickets/windows.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Metrics } from '../../platform/telemetry/metrics';
import { Wake } from '../../platform/wake/wake';

const BATCH = 200;
/** A window that has just been opened is first due minutes later, so opening one wakes nobody: it is seen at the latest now. */
const LONGEST_MS = 1_000;

/** Reminds at 20 minutes, tells the team lead at 25, records the breach at 30 (DOMAIN W1, W13). */
@Injectable()
export class WindowSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly windows: WindowsService,
    private readonly metrics: Metrics,
  ) {
    super(wake, clock, [TOPIC.windows], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    const { lagSeconds, nextAt } = await this.windows.passDue(BATCH);
    lagSeconds.forEach((lag) => this.metrics.sweepLag.observe(lag));
    return { more: lagSeconds.length >= BATCH, nextAt };
  }
}
