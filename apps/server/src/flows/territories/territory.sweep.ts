import { Injectable } from '@nestjs/common';
import { TicketTerritories } from '../../desk/ticket-territories/ticket-territories.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

/** Figures alone wait for it. */
const EVERY_MS = 2_000;
const HELD_MS = 50;

/** Follows the events and tells each ticket's area. */
@Injectable()
export class TerritorySweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly territories: TicketTerritories,
  ) {
    super(wake, clock, [], EVERY_MS);
  }

  protected async round(): Promise<Round> {
    const { more, held } = await this.territories.read();
    return { more, nextAt: held ? new Date(this.clock.now().getTime() + HELD_MS) : null };
  }
}
