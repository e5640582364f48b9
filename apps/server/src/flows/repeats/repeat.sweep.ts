import { Injectable } from '@nestjs/common';
import { RepeatFinder } from '../../desk/repeats/repeat-finder.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

/** An agent who opens the conversation should find it said there; a second is soon enough. */
const EVERY_MS = 1_000;
const HELD_MS = 50;

/** Follows the events and finds contacts who come back on the same matter. */
@Injectable()
export class RepeatSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly finder: RepeatFinder,
  ) {
    super(wake, clock, [], EVERY_MS);
  }

  protected async round(): Promise<Round> {
    const { more, held } = await this.finder.read();
    return { more, nextAt: held ? new Date(this.clock.now().getTime() + HELD_MS) : null };
  }
}
