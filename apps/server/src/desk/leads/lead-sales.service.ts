import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Lead, leadContacted, leadEnd, leadHand } from '#contract';
import { callDueAt, contactLead, endLead, handLead, type LeadSales } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import type { Tx } from '../../platform/database/database';
import { SettingsService } from '../policies/settings.service';
import { CompanyService } from '../setup/company.service';
import { wrongField } from '../setup/refusals';
import { type Asked, LeadChanges, type LeadEvent } from './lead-changes.service';
import { salesOf, withSales } from './lead.view';

/** What becomes of a valid lead in sales. */
@Injectable()
export class LeadSalesService {
  constructor(
    private readonly changes: LeadChanges,
    private readonly settings: SettingsService,
    private readonly company: CompanyService,
  ) {}

  hand(me: Principal, id: string, input: z.output<typeof leadHand>): Promise<Lead> {
    const { name, phone, territoryId, note } = input;
    return this.act(me, id, 'lead.handed', input, async (sales, now, tx) => {
      if (territoryId) await mustExist(tx, territoryId);
      const { zone } = await this.company.get();
      const dueAt = callDueAt(zone, now, await this.settings.at('leads.call', now));
      return handLead(sales, { name, phone, territoryId, note, at: now, byId: me.agentId }, dueAt);
    });
  }

  contacted(me: Principal, id: string, input: z.output<typeof leadContacted>): Promise<Lead> {
    return this.act(me, id, 'lead.contacted', input, (sales, now) => contactLead(sales, input.note, now));
  }

  end(me: Principal, id: string, input: z.output<typeof leadEnd>): Promise<Lead> {
    const { result, note } = input;
    const [amountCents, reason] = result === 'won' ? [input.amountCents, null] : [null, input.reason];
    return this.act(me, id, 'lead.ended', input, (sales, at) =>
      endLead(sales, { result, at, amountCents, reason, note }, me.role !== 'agent'),
    );
  }

  private act(
    me: Principal,
    id: string,
    type: LeadEvent,
    asked: Asked,
    decide: (sales: LeadSales, now: Date, tx: Tx) => LeadSales | Promise<LeadSales>,
  ): Promise<Lead> {
    return this.changes.act(me, id, type, asked, async (row, _, tx, now) =>
      withSales(row, await decide(salesOf(row), now, tx)),
    );
  }
}

async function mustExist(tx: Tx, territoryId: string): Promise<void> {
  if (!(await tx.row('select from territory where id = $1 and deleted_at is null', [territoryId])))
    throw wrongField('territoryId', 'unknown');
}
