import { Injectable } from '@nestjs/common';
import { RECOMPUTATIONS } from '../../desk/recomputations/recomputations.service';
import { RecomputingService } from '../../desk/tickets/recomputing.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

/** Small enough that nobody who replies on one of these tickets has to wait. */
const BATCH = 50;
const LONGEST_MS = 2_000;

/** Sets running clocks again when what they were set by has changed. */
@Injectable()
export class RecomputationSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly recomputing: RecomputingService,
  ) {
    super(wake, clock, [RECOMPUTATIONS], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    return { more: await this.recomputing.batch(BATCH), nextAt: null };
  }
}
