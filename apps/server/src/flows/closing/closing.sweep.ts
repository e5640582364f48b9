import { Injectable } from '@nestjs/common';
import { ClosingService } from '../../desk/tickets/closing.service';
import { SETUP_CHANGED } from '../../platform/database/cached';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const BATCH = 100;
const EVERY_MS = 60_000;

/** Closes tickets that stayed resolved; a contact who writes later opens a new one that names the old. */
@Injectable()
export class ClosingSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly closing: ClosingService,
  ) {
    super(wake, clock, [SETUP_CHANGED], EVERY_MS);
  }

  protected async round(): Promise<Round> {
    return { more: (await this.closing.closeResolved(BATCH)) === BATCH, nextAt: null };
  }
}
