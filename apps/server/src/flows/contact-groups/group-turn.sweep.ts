import { Injectable } from '@nestjs/common';
import { GroupTurns } from '../../desk/contact-groups/group-turns.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

/** A zone that changed is seen within this. */
const EVERY_MS = 60_000;

/** Lets contacts go over to their next group when a month begins (DOMAIN N4). */
@Injectable()
export class GroupTurnSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly turns: GroupTurns,
  ) {
    super(wake, clock, ['contact-groups'], EVERY_MS);
  }

  protected round(): Promise<Round> {
    return this.turns.work();
  }
}
