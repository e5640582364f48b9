import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { EventMap, Lead, leadCreate, leadQuery } from '#contract';
import { DomainError } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { SettingsService } from '../policies/settings.service';
import { RecordAccess } from '../records/record-access';
import { RecordLog } from '../records/record-log';
import { found } from '../setup/refusals';
import { TicketSources } from '../tickets/ticket-sources.service';
import { judged, type LeadPatch, mustBeOnly, patched, type Verdict } from './lead-steps';
import { type LeadRow, leadView } from './lead.view';
import { LeadsRepository, type NewLead } from './leads.repository';

type Type = Extract<keyof EventMap, `lead.${string}`>;

/** Every change of a lead: lock, decide, save, tell. */
@Injectable()
export class LeadsService {
  constructor(
    private readonly database: Database,
    private readonly repository: LeadsRepository,
    private readonly access: RecordAccess,
    private readonly log: RecordLog,
    private readonly settings: SettingsService,
    private readonly sources: TicketSources,
    private readonly clock: Clock,
  ) {}

  async page(me: Principal, query: z.output<typeof leadQuery>) {
    const seen = await this.access.seenAgents(me);
    const found = await this.repository.page(seen, query, decodeKey(query.after, 2), query.limit + 1);
    const { rows, next } = pageOf(found, query.limit, (r) => [r.key_at, r.id]);
    return { rows: rows.map(leadView), next };
  }

  create(me: Principal, input: z.output<typeof leadCreate>): Promise<Lead> {
    return this.database.transaction(async (tx) => {
      await this.access.mayBeAbout(tx, me, input);
      const source = input.source || (await this.sources.campaign(tx, input.ticketId));
      const lead = newLead(me, { ...input, source }, this.clock.now());
      if (await this.repository.insert(tx, lead)) return this.tell(tx, me, lead.id, 'lead.opened');
      const first = found(await this.repository.byClient(tx, me.agentId, input.clientId));
      if (first.contact_id !== input.contactId) throw new DomainError('client_id_reused');
      return leadView(first);
    });
  }

  patch(me: Principal, id: string, patch: LeadPatch): Promise<Lead> {
    return this.change(me, id, 'lead.updated', (row) => patched(row, patch));
  }

  /** Valid or rejected; the days that keep a contact's leads apart are those in force now (law 8). */
  judge(me: Principal, id: string, verdict: Verdict): Promise<Lead> {
    return this.change(me, id, 'lead.judged', async (row, others) => {
      const now = this.clock.now();
      const after = judged(row, verdict, me.role !== 'agent', now);
      if (after.state === 'valid') mustBeOnly(lastValid(others), now, await this.settings.at('leads.duplicate', now));
      return after;
    });
  }

  private change(
    me: Principal,
    id: string,
    type: Type,
    decide: (row: LeadRow, others: LeadRow[]) => LeadRow | Promise<LeadRow>,
  ): Promise<Lead> {
    return this.database.transaction(async (tx) => {
      const ofContact = await this.repository.lockOfContact(tx, id);
      const row = found(ofContact.find((lead) => lead.id === id));
      await this.access.mustAct(me, row.agent_id);
      const others = ofContact.filter((lead) => lead.id !== id);
      await this.repository.save(tx, await decide(row, others));
      return this.tell(tx, me, id, type);
    });
  }

  private async tell(tx: Tx, me: Principal, id: string, type: Type): Promise<Lead> {
    const row = found(await this.repository.row(tx, id));
    const view = leadView(row);
    await this.log.tell(tx, me, row, { kind: 'lead', type, payload: { view }, at: this.clock.now() });
    return view;
  }
}

function lastValid(leads: LeadRow[]): LeadRow | undefined {
  const valid = leads.filter(({ state }) => state === 'valid');
  return valid.sort((a, b) => b.judged_at!.getTime() - a.judged_at!.getTime())[0];
}

function newLead(me: Principal, input: z.output<typeof leadCreate>, now: Date): NewLead {
  return {
    id: newId(),
    contact_id: input.contactId,
    ticket_id: input.ticketId,
    agent_id: me.agentId,
    client_id: input.clientId,
    state: 'open',
    source: input.source,
    keyword: input.keyword,
    unit_name: input.unitName,
    need: input.need,
    checks: input.checks,
    rejection: null,
    rejection_note: '',
    judged_at: null,
    created_at: now,
  };
}
