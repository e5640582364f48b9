import { Injectable } from '@nestjs/common';
import { afterStep, duePromiseStep } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { found } from '../setup/refusals';
import { PromiseLog } from './promise-log';
import { columnsOf, promisedOf, type PromiseRow } from './promise.view';
import { PromisesRepository } from './promises.repository';

/** Reminders and breaches of promises (law 6): rows that a sweep claims, and that whoever changes a promise takes first. */
@Injectable()
export class PromiseDeadlines {
  constructor(
    private readonly database: Database,
    private readonly repository: PromisesRepository,
    private readonly log: PromiseLog,
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
  async pass(tx: Tx, row: PromiseRow, now: Date): Promise<PromiseRow> {
    const promised = promisedOf(row);
    const step = duePromiseStep(promised, now);
    if (!step) return row;
    const chargedId = step === 'breach' ? await this.repository.holderAt(tx, row.ticket_id, row.from_at) : null;
    await this.repository.save(tx, { ...row, ...columnsOf(afterStep(promised, step, now, chargedId)) });
    const after = found(await this.repository.row(tx, row.id));
    const late = Math.max(0, Math.round((now.getTime() - row.from_at.getTime()) / 1000));
    const detail = step === 'breach' ? { late } : { step };
    const type = step === 'breach' ? 'promise.breached' : 'promise.reminded';
    await this.log.tell(tx, null, after, { type, detail, agentId: chargedId ?? row.ticket_holder_id, at: now });
    return after;
  }
}
