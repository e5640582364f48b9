import { Injectable } from '@nestjs/common';
import { WarrantyCallbacks } from '../../desk/callbacks/warranty-callbacks.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

/** A callback that is due tomorrow may be planned seconds later. */
const EVERY_MS = 5_000;

/** Plans the callback of every ticket that was closed in warranty (DOMAIN V5). */
@Injectable()
export class WarrantySweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly warranty: WarrantyCallbacks,
  ) {
    super(wake, clock, [], EVERY_MS);
  }

  protected async round(): Promise<Round> {
    return { more: (await this.warranty.read()).more, nextAt: null };
  }
}
