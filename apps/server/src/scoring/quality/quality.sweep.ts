import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { SETUP_CHANGED } from '../../platform/database/cached';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';
import { QualityDraws } from './quality-draws.service';

/** Setting up and the first conversations of a new desk come at their own time: it looks again each hour. */
const EVERY_MS = 3_600_000;

/** Draws last week's sample each Monday (DOMAIN W6). */
@Injectable()
export class QualitySweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly draws: QualityDraws,
  ) {
    super(wake, clock, [SETUP_CHANGED], EVERY_MS);
  }

  protected async round(): Promise<Round> {
    return { more: false, nextAt: await this.draws.week() };
  }
}
