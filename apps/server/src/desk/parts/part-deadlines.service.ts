import { Injectable } from '@nestjs/common';
import { afterPartStep, duePartStep, type PartStep } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { found } from '../setup/refusals';
import { PartLog } from './part-log';
import { columnsOf, partOf, type PartRow } from './part.view';
import { PartsRepository } from './parts.repository';

const EVENT_OF = { remind: 'part.reminded', late: 'part.late', overdue: 'part.overdue' } as const satisfies Record<
  PartStep,
  string
>;

/** The reminder, the cut-off and the end of the day (DOMAIN B4, B5): rows that a sweep claims, once each (law 6). */
@Injectable()
export class PartDeadlines {
  constructor(
    private readonly database: Database,
    private readonly repository: PartsRepository,
    private readonly log: PartLog,
    private readonly clock: Clock,
  ) {}

  /** Takes what is due of a batch of tickets; answers how late each step was, and when the next is due. */
  async passDue(limit: number): Promise<{ lagSeconds: number[]; nextAt: Date | null }> {
    const lagSeconds = await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const tickets = await this.repository.claimDue(tx, now, limit);
      if (tickets.length === 0) return [];
      const due = await this.repository.dueOf(tx, tickets, now);
      for (const row of due) await this.pass(tx, row, now);
      return due.map(({ next_step_at }) => (now.getTime() - next_step_at!.getTime()) / 1000);
    });
    return { lagSeconds, nextAt: await this.repository.nextDueAt(this.clock.now()) };
  }

  /** The row after everything that was due at `now`. Its ticket is locked. */
  async pass(tx: Tx, row: PartRow, now: Date): Promise<PartRow> {
    const part = partOf(row);
    const step = duePartStep(part, now);
    if (!step) return row;
    await this.repository.save(tx, { ...row, ...columnsOf(afterPartStep(part, step, now)) });
    await this.log.tell(tx, null, row.id, EVENT_OF[step], now);
    return found(await this.repository.row(tx, row.id));
  }
}
