import { Injectable } from '@nestjs/common';
import { BACKFILLS, Backfills } from '../../desk/mailbox/backfills.service';
import { Clock } from '../../platform/clock/clock';
import { Leases } from '../../platform/database/leases';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const AT_ONCE = 2;
const LONGEST_MS = 5_000;

/** Takes in old mail that was asked for: each mailbox in one process at a time, and few at once beside the mail of today. */
@Injectable()
export class BackfillSweep extends Sweep {
  private readonly running = new Map<string, Promise<void>>();
  private ending = false;

  constructor(
    wake: Wake,
    clock: Clock,
    private readonly backfills: Backfills,
    private readonly leases: Leases,
  ) {
    super(wake, clock, [BACKFILLS], LONGEST_MS);
  }

  override async onModuleDestroy(): Promise<void> {
    this.ending = true;
    await super.onModuleDestroy();
    await Promise.all(this.running.values());
  }

  protected async round(): Promise<Round> {
    for (const row of await this.backfills.due()) {
      const lease = `backfill ${row.inbox_id}`;
      if (this.running.has(row.id) || this.running.size >= AT_ONCE || !(await this.leases.take(lease))) continue;
      const run = this.backfills
        .run(row, () => !this.ending)
        .catch((error: unknown) => this.logger.error(`old mail not taken in: ${String(error)}`))
        .finally(() => this.running.delete(row.id))
        .then(() => this.leases.release(lease));
      this.running.set(row.id, run);
    }
    return { more: false, nextAt: null };
  }
}
