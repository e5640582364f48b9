import { Injectable } from '@nestjs/common';
import { endLead, type LeadOutcome, withoutEnding } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import type { Tx } from '../../platform/database/database';
import { found } from '../setup/refusals';
import { LeadChanges } from './lead-changes.service';
import { salesOf, withSales } from './lead.view';
import { LeadsRepository } from './leads.repository';

/** Endings that orders bring, in the transaction in which those are written down. */
@Injectable()
export class LeadOrders {
  constructor(
    private readonly changes: LeadChanges,
    private readonly repository: LeadsRepository,
  ) {}

  /** How a lead ended so far, with the moment before which it can't have been won. */
  async standing(tx: Tx, id: string): Promise<{ outcome: LeadOutcome | null; openedAt: Date }> {
    const row = found(await this.repository.row(tx, id));
    return { outcome: salesOf(row).outcome, openedAt: row.created_at };
  }

  /** The lead ends as an order says, or with what it was before when `outcome` is null and nothing is left of the order. */
  async end(tx: Tx, me: Principal, id: string, outcome: LeadOutcome | null, now: Date): Promise<void> {
    const type = outcome ? 'lead.ended' : 'lead.ending_taken_back';
    await this.changes.changeIn(
      tx,
      me,
      id,
      type,
      (row) => withSales(row, outcome ? endLead(salesOf(row), outcome, true) : withoutEnding(salesOf(row))),
      outcome?.at ?? now,
    );
  }
}
