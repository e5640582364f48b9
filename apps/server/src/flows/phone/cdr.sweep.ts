import { Injectable } from '@nestjs/common';
import { CDR_IMPORTS, CdrService } from '../../desk/cdr/cdr.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const LONGEST_MS = 10_000;

/** Takes in files of old calls, batch by batch; after a crash or a restart it goes on where it was. */
@Injectable()
export class CdrSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly imports: CdrService,
  ) {
    super(wake, clock, [CDR_IMPORTS], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    return { more: await this.imports.takeBatch(), nextAt: null };
  }
}
