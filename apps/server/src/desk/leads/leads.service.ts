import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Lead, leadCreate } from '#contract';
import { DomainError } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { SettingsService } from '../policies/settings.service';
import { RecordAccess } from '../records/record-access';
import { found } from '../setup/refusals';
import { LeadChanges } from './lead-changes.service';
import { type LeadOrigin, LeadOrigins } from './lead-origins.service';
import { LeadSameness } from './lead-sameness.service';
import { judged, lastValid, type LeadPatch, mustBeOnly, patched, type Verdict } from './lead-steps';
import { leadView } from './lead.view';
import { LeadsRepository, type NewLead } from './leads.repository';

/** A lead is opened, filled in and judged. */
@Injectable()
export class LeadsService {
  constructor(
    private readonly database: Database,
    private readonly repository: LeadsRepository,
    private readonly changes: LeadChanges,
    private readonly access: RecordAccess,
    private readonly sameness: LeadSameness,
    private readonly settings: SettingsService,
    private readonly origins: LeadOrigins,
    private readonly clock: Clock,
  ) {}

  create(me: Principal, input: z.output<typeof leadCreate>): Promise<Lead> {
    return this.database.transaction(async (tx) => {
      await this.access.mayBeAbout(tx, me, input);
      const known = await this.origins.of(tx, input);
      const lead = newLead(me, input, known, this.clock.now());
      if (await this.repository.insert(tx, lead)) return this.changes.tell(tx, me, lead.id, 'lead.opened');
      const first = found(await this.repository.byClient(tx, me.agentId, input.clientId));
      if (first.contact_id !== input.contactId) throw new DomainError('client_id_reused');
      return leadView(first);
    });
  }

  patch(me: Principal, id: string, patch: LeadPatch): Promise<Lead> {
    return this.changes.change(me, id, 'lead.updated', (row) => patched(row, patch));
  }

  /** Valid or rejected; the days that keep a contact's leads apart are those in force now (law 8). */
  judge(me: Principal, id: string, verdict: Verdict): Promise<Lead> {
    return this.changes.change(
      me,
      id,
      'lead.judged',
      async (row, others, tx, now) => {
        const after = judged(row, verdict, me.role !== 'agent', now);
        if (after.state !== 'valid') return after;
        const days = await this.settings.at('leads.duplicate', now);
        mustBeOnly(lastValid(others), now, days);
        mustBeOnly(lastValid(await this.sameness.unsettled(tx, row)), now, days, 'lead_looks_same');
        return after;
      },
      (tx) => this.repository.takeTurn(tx),
    );
  }
}

/** What the agent typed holds; what is empty is taken from how the contact came. */
function newLead(me: Principal, input: z.output<typeof leadCreate>, known: LeadOrigin, now: Date): NewLead {
  return {
    id: newId(),
    contact_id: input.contactId,
    ticket_id: input.ticketId,
    agent_id: me.agentId,
    client_id: input.clientId,
    state: 'open',
    source: input.source || known.source,
    keyword: input.keyword || known.keyword,
    campaign: input.campaign || known.campaign,
    origin: known.origin,
    unit_name: input.unitName,
    need: input.need,
    checks: input.checks,
    rejection: null,
    rejection_note: '',
    judged_at: null,
    joined_into: null,
    created_at: now,
  };
}
