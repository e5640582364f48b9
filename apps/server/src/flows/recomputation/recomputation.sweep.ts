import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { RECOMPUTATIONS } from '../../desk/recomputations/recomputations.service';
import { RecomputingService } from '../../desk/tickets/recomputing.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const LONGEST_MS = 2_000;
/** After each batch this process serves others for as long as a part of what the batch took. */
const REST = 0.05;
const LONGEST_REST_MS = 50;

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
    const began = performance.now();
    const more = await this.recomputing.batch();
    if (more) await pause(Math.min(LONGEST_REST_MS, (performance.now() - began) * REST));
    return { more, nextAt: null };
  }
}
