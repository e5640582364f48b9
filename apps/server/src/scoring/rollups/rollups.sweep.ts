import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';
import { Rollups } from './rollups.service';

const EVERY_MS = 2_000;
/** A day that is busy is counted again a few times a minute, not at each of its events; who asks meanwhile is answered from them. */
const REST_MS = 15_000;

/** Keeps the roll-ups less than a minute behind the events. */
@Injectable()
export class RollupsSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly rollups: Rollups,
  ) {
    super(wake, clock, [], EVERY_MS);
  }

  protected async round(): Promise<Round> {
    const more = await this.rollups.follow();
    const settled = await this.rollups.settle(new Date(this.clock.now().getTime() - REST_MS));
    return { more: more || settled, nextAt: null };
  }
}
