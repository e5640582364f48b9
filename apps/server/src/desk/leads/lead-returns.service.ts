import { Injectable } from '@nestjs/common';
import { returnLead } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { LeadChanges } from './lead-changes.service';
import { LeadSetupService } from './lead-setup.service';
import { type LeadRow, salesOf, withSales } from './lead.view';
import { LeadsRepository } from './leads.repository';

/** Leads that sales did not call within the term (DOMAIN V21): rows that a sweep claims. */
@Injectable()
export class LeadReturns {
  constructor(
    private readonly database: Database,
    private readonly repository: LeadsRepository,
    private readonly changes: LeadChanges,
    private readonly setup: LeadSetupService,
    private readonly clock: Clock,
  ) {}

  /** Takes a batch of what is due; answers how late each was, and when the next is due. */
  async passDue(limit: number): Promise<{ lagSeconds: number[]; nextAt: Date | null }> {
    const lagSeconds = await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const due = await this.repository.claimDue(tx, now, limit);
      for (const row of due) await this.pass(tx, row, now);
      return due.map(({ call_due_at }) => (now.getTime() - call_due_at!.getTime()) / 1000);
    });
    return { lagSeconds, nextAt: await this.repository.nextDueAt(this.database, this.clock.now()) };
  }

  private async pass(tx: Tx, row: LeadRow, now: Date): Promise<void> {
    const { person, agentId: managerId } = await this.setup.manager(tx);
    const notes = await this.repository.callbackNotes(tx, row);
    await this.repository.save(tx, withSales(row, returnLead(salesOf(row), person, notes, now)));
    await this.changes.tell(tx, null, row.id, 'lead.returned', { managerId });
  }
}
