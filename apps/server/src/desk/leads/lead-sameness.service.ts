import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Lead, leadApart, leadJoin, LeadSame } from '#contract';
import { DomainError, leadStage } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Sql } from '../../platform/database/database';
import { SettingsService } from '../policies/settings.service';
import { RecordAccess } from '../records/record-access';
import { found } from '../setup/refusals';
import { LeadChanges } from './lead-changes.service';
import { judged } from './lead-steps';
import { type LeadRow, salesOf } from './lead.view';
import { LeadsRepository } from './leads.repository';
import { SamenessRepository, type SameRow } from './sameness.repository';

/** Leads that may be one: of the same contact, or of one with the same number, address or identity. */
@Injectable()
export class LeadSameness {
  constructor(
    private readonly database: Database,
    private readonly repository: SamenessRepository,
    private readonly leads: LeadsRepository,
    private readonly changes: LeadChanges,
    private readonly access: RecordAccess,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
  ) {}

  /** What there is within the days already, and of it what `me` may know. */
  async of(me: Principal, contactId: string, exceptId: string | null = null) {
    const days = await this.settings.at('leads.duplicate', this.clock.now());
    const since = new Date(this.clock.now().getTime() - days * 86_400_000);
    const rows = await this.repository.near(this.database, { contactId, exceptId, since });
    const seen = await this.access.seenAgents(me);
    return { days, rows: rows.filter(({ agent_id: id }) => !seen || seen.includes(id)).map(sameView) };
  }

  /** Leads of contacts that look the same and that nobody has told apart, whoever's they are. */
  async unsettled(sql: Sql, row: LeadRow): Promise<LeadRow[]> {
    const near = await this.repository.near(sql, { contactId: row.contact_id, exceptId: row.id, since: new Date(0) });
    return near.filter(({ apart, matches }) => apart === null && !matches.includes('contact'));
  }

  /** This one is the other: it is rejected as a duplicate, so that one counts. */
  join(me: Principal, id: string, input: z.output<typeof leadJoin>): Promise<Lead> {
    const { intoId, version } = input;
    return this.changes.act(me, id, 'lead.judged', input, async (row, _, tx, now) => {
      const into = await this.other(tx, me, row, intoId);
      if (into.joined_into) throw new DomainError('lead_already_judged', { state: into.state });
      const verdict = { version, state: 'rejected' as const, rejection: 'duplicate' as const, note: '' };
      return { ...judged(row, verdict, me.role !== 'agent', now), joined_into: intoId };
    });
  }

  apart(me: Principal, id: string, input: z.output<typeof leadApart>): Promise<Lead> {
    const { otherId, reason } = input;
    return this.changes.act(me, id, 'lead.told_apart', input, async (row, _, tx, now) => {
      await this.other(tx, me, row, otherId, 'anyone');
      await this.repository.tellApart(tx, { leadId: id, otherId, reason, byId: me.agentId, at: now });
      return { row, detail: { otherId, reason } };
    });
  }

  /** Refuses itself, and what `me` may not see: to say that it is another contact needs no look at it. */
  private async other(sql: Sql, me: Principal, row: LeadRow, id: string, whose: 'seen' | 'anyone' = 'seen') {
    if (id === row.id) throw new DomainError('invalid_input', { field: 'otherId' });
    const other = found(await this.leads.row(sql, id));
    if (whose === 'seen') await this.access.mustSee(me, other.agent_id);
    return other;
  }
}

const sameView = (r: SameRow): LeadSame => ({
  id: r.id,
  stage: leadStage(salesOf(r)),
  contactName: r.contact_name,
  ticketNumber: r.ticket_number === null ? null : Number(r.ticket_number),
  agentId: r.agent_id,
  createdAt: r.created_at.toISOString(),
  matches: r.matches,
  apart: r.apart,
});
