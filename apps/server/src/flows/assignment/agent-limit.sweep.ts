import { Injectable } from '@nestjs/common';
import { AgentLimits } from '../../desk/board-acts/limits.service';
import { Clock } from '../../platform/clock/clock';
import { SETUP_CHANGED } from '../../platform/database/cached';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const BATCH = 100;
const LONGEST_MS = 30_000;

/** Gives agents their usual limit back when the day is over for which a lead had set another. */
@Injectable()
export class AgentLimitSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly limits: AgentLimits,
  ) {
    super(wake, clock, [SETUP_CHANGED], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    const { ended, nextAt } = await this.limits.endDue(BATCH);
    return { more: ended === BATCH, nextAt };
  }
}
