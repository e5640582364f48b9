import { Injectable } from '@nestjs/common';
import { PHONES, PhonesService } from '../../desk/phones/phones.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const BATCH = 50;
const LONGEST_MS = 5_000;

/** Ends wrap-ups that have lasted as long as they may. */
@Injectable()
export class WrapUpSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly phones: PhonesService,
  ) {
    super(wake, clock, [PHONES], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    return { more: false, nextAt: await this.phones.passDue(BATCH) };
  }
}
