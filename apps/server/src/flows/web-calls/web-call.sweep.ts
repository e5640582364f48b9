import { Injectable } from '@nestjs/common';
import { WEB_CALLS, WebCallsService } from '../../desk/web-calls/web-calls.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const LONGEST_MS = 2_000;

/** Ringing ends, colleagues are rung too, and who vanished without hanging up is missed. */
@Injectable()
export class WebCallSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly calls: WebCallsService,
  ) {
    super(wake, clock, [WEB_CALLS], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    const nextAt = await this.calls.nextDueAt();
    if (!nextAt || nextAt > this.clock.now()) return { more: false, nextAt };
    return { more: await this.calls.takeDue(), nextAt };
  }
}
