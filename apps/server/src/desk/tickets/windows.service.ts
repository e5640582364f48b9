import { Injectable } from '@nestjs/common';
import { planFor } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { DESK } from './ticket-change';
import { TicketChanges } from './ticket-changes';
import { TicketsRepository } from './tickets.repository';

/** Reply windows and resolution clocks with a step due (law 6): the rows are the timers. */
@Injectable()
export class WindowsService {
  constructor(
    private readonly database: Database,
    private readonly repository: TicketsRepository,
    private readonly changes: TicketChanges,
    private readonly clock: Clock,
  ) {}

  /** Takes the due steps of a batch of tickets in one transaction; answers how late each was and when the next is due. */
  async passDue(limit: number): Promise<{ lagSeconds: number[]; nextAt: Date | null }> {
    const now = this.clock.now();
    const due = await this.database.rows<{ ticket_id: string; at: Date }>(
      `(select ticket_id, next_step_at as at from reply_window where next_step_at <= $1 order by next_step_at limit $2)
       union all
       (select ticket_id, next_step_at as at from ticket_clock where next_step_at <= $1 order by next_step_at limit $2)`,
      [now, limit],
    );
    if (due.length) await this.pass([...new Set(due.map(({ ticket_id }) => ticket_id))]);
    const next = await this.database.row<{ at: Date | null }>(
      `select least((select min(next_step_at) from reply_window where next_step_at > $1),
         (select min(next_step_at) from ticket_clock where next_step_at > $1)) as at`,
      [now],
    );
    return { lagSeconds: due.map(({ at }) => (now.getTime() - at.getTime()) / 1000), nextAt: next?.at ?? null };
  }

  private async pass(ticketIds: string[]): Promise<void> {
    await this.database.transaction(async (tx) => {
      const locked = await this.repository.lock(tx, ticketIds);
      const now = this.clock.now();
      const changes = [...locked.values()].map((before) => ({
        before,
        plan: planFor(before, now),
        actor: DESK,
        speeches: new Map(),
      }));
      await this.changes.save(tx, changes);
    });
  }
}
