import { Injectable } from '@nestjs/common';
import type { EventMap, Lead } from '#contract';
import { DomainError } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { Wake } from '../../platform/wake/wake';
import { RecordAccess } from '../records/record-access';
import { RecordLog } from '../records/record-log';
import { found } from '../setup/refusals';
import { type LeadRow, leadView } from './lead.view';
import { LeadsRepository } from './leads.repository';

export type LeadEvent = Extract<keyof EventMap, `lead.${string}`>;
/** Wakes who waits for the next lead that sales has to call. */
export const LEADS_DUE = 'leads-due';

export interface Asked {
  clientId: string;
  version: number;
}
export interface Decided {
  row: LeadRow;
  detail?: Record<string, unknown>;
}
/** The lead as it is to be, from how it is and from the other leads of its contact. All of them are locked. */
type Decide = (row: LeadRow, others: LeadRow[], tx: Tx, now: Date) => LeadRow | Decided | Promise<LeadRow | Decided>;

/** The one change of a lead: lock, decide, save, tell. */
@Injectable()
export class LeadChanges {
  constructor(
    private readonly database: Database,
    private readonly repository: LeadsRepository,
    private readonly access: RecordAccess,
    private readonly log: RecordLog,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {}

  change(
    me: Principal,
    id: string,
    type: LeadEvent,
    decide: Decide,
    before?: (tx: Tx) => Promise<void>,
  ): Promise<Lead> {
    return this.database.transaction(async (tx) => {
      await before?.(tx);
      return this.changed(tx, me, id, type, decide);
    });
  }

  /** Within a change of something else, which keeps it from being done twice; told as of `at`. */
  changeIn(tx: Tx, me: Principal, id: string, type: LeadEvent, decide: Decide, at: Date): Promise<Lead> {
    return this.changed(tx, me, id, type, decide, at);
  }

  /** A verb with a client id: a retry answers what became of the first try (law 3). */
  act(me: Principal, id: string, type: LeadEvent, { clientId, version }: Asked, decide: Decide): Promise<Lead> {
    return this.database.transaction(async (tx) => {
      const act = { agentId: me.agentId, clientId, leadId: id, act: type, at: this.clock.now() };
      await this.repository.lockOfContact(tx, id);
      const first = await this.repository.doneBefore(tx, me.agentId, clientId);
      if (first) return this.retried(tx, me, first, act);
      const lead = await this.changed(tx, me, id, type, (row, ...more) => {
        if (row.version !== version) throw new DomainError('version_conflict', { version: row.version });
        return decide(row, ...more);
      });
      if (!(await this.repository.keepAct(tx, act))) throw new DomainError('client_id_reused');
      return lead;
    });
  }

  /** Tells what a lead is now. `me` is null for what the desk does by itself. */
  async tell(
    tx: Tx,
    me: Principal | null,
    id: string,
    type: LeadEvent,
    detail: object = {},
    at = this.clock.now(),
  ): Promise<Lead> {
    const row = found(await this.repository.row(tx, id));
    const view = leadView(row);
    await this.log.tell(tx, me, row, { kind: 'lead', type, payload: { view, ...detail }, at });
    tx.afterCommit(() => this.wake.up(LEADS_DUE));
    return view;
  }

  private async changed(tx: Tx, me: Principal, id: string, type: LeadEvent, decide: Decide, at?: Date): Promise<Lead> {
    const ofContact = await this.repository.lockOfContact(tx, id);
    const row = found(ofContact.find((lead) => lead.id === id));
    await this.access.mustAct(me, row.agent_id);
    const others = ofContact.filter((lead) => lead.id !== id);
    const decided = await decide(row, others, tx, this.clock.now());
    const { row: after, detail } = 'row' in decided ? decided : { row: decided, detail: {} };
    await this.repository.save(tx, after);
    return this.tell(tx, me, id, type, detail, at);
  }

  private async retried(
    tx: Tx,
    me: Principal,
    first: { lead_id: string; act: string },
    wanted: { leadId: string; act: string },
  ): Promise<Lead> {
    if (first.lead_id !== wanted.leadId || first.act !== wanted.act) throw new DomainError('client_id_reused');
    const row = found(await this.repository.row(tx, wanted.leadId));
    await this.access.mustSee(me, row.agent_id);
    return leadView(row);
  }
}
