import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { complaintOpen, complaintQuery, ComplaintView, EventMap } from '#contract';
import { type Complaint, complaintDueAt, DomainError, type Severity } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { SettingsService } from '../policies/settings.service';
import { RecordAccess } from '../records/record-access';
import { RecordLog } from '../records/record-log';
import { CompanyService } from '../setup/company.service';
import { found } from '../setup/refusals';
import { ComplaintAccess } from './complaint-access';
import { columnsOf, complaintOf, type ComplaintRow, complaintView } from './complaint.view';
import { ComplaintsRepository, type NewComplaint } from './complaints.repository';

export type ComplaintEvent = Extract<keyof EventMap, `complaint.${string}`>;
interface Asked {
  clientId: string;
  version: number;
}

const WITHIN = { 1: 'complaint.light', 2: 'complaint.serious', 3: 'complaint.severe' } as const;

/** Every change of a complaint: lock, decide, save, tell. */
@Injectable()
export class ComplaintsService {
  constructor(
    private readonly database: Database,
    private readonly repository: ComplaintsRepository,
    private readonly records: RecordAccess,
    private readonly access: ComplaintAccess,
    private readonly log: RecordLog,
    private readonly settings: SettingsService,
    private readonly company: CompanyService,
    private readonly clock: Clock,
  ) {}

  async page(me: Principal, query: z.output<typeof complaintQuery>) {
    const seen = await this.records.seenAgents(me);
    const page = { after: decodeKey(query.after, 2), limit: query.limit + 1 };
    const list = await this.repository.page(me, seen, query, this.clock.now(), page);
    const byDue = query.state === 'open' || query.state === 'late';
    const { rows, next } = pageOf(list, query.limit, (r) => [byDue ? r.key_due : r.key_at, r.id]);
    return { rows: rows.map(complaintView), next };
  }

  async one(me: Principal, id: string): Promise<ComplaintView> {
    const row = found(await this.repository.row(this.database, id));
    await this.access.mustSee(me, row);
    return complaintView(row);
  }

  open(me: Principal, input: z.output<typeof complaintOpen>): Promise<ComplaintView> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const id = newId();
      // First of all: a second try waits here for what became of the first.
      if (!(await this.repository.keepAct(tx, actOf(me, input.clientId, id, 'open', now)))) {
        const first = found(await this.repository.doneBefore(tx, me.agentId, input.clientId));
        return this.retried(tx, first.act === 'open', first.complaint_id);
      }
      await this.records.mayBeAbout(tx, me, input);
      await this.records.mustBeAbleToTake(me, input.agentId);
      const row = newComplaint(me, id, input, now, await this.dueAt(now, input.severity));
      await this.repository.insert(tx, row);
      return this.tell(tx, me, row.id, 'complaint.opened', now);
    });
  }

  /** One verb on a locked complaint; a retry answers what became of the first try (law 3). */
  act(
    me: Principal,
    id: string,
    type: ComplaintEvent,
    { clientId, version }: Asked,
    decide: (complaint: Complaint, now: Date) => Complaint,
  ): Promise<ComplaintView> {
    return this.database.transaction(async (tx) => {
      const row = found(await this.repository.lock(tx, id));
      await this.access.mustSee(me, row);
      const first = await this.repository.doneBefore(tx, me.agentId, clientId);
      if (first) return this.retried(tx, first.act === type && first.complaint_id === id, id);
      if (row.version !== version) throw new DomainError('version_conflict', { version: row.version });
      const now = this.clock.now();
      await this.repository.save(tx, await this.after(row, decide(complaintOf(row), now)));
      if (!(await this.repository.keepAct(tx, actOf(me, clientId, id, type, now))))
        throw new DomainError('client_id_reused');
      return this.tell(tx, me, id, type, now);
    });
  }

  async mayAnswer(me: Principal, agentId: string): Promise<void> {
    await this.records.mustBeAbleToTake(me, agentId);
  }

  /** A complaint that is weighed anew is due as if it had been so from the beginning. */
  private async after(row: ComplaintRow, complaint: Complaint): Promise<ComplaintRow> {
    const dueAt =
      complaint.severity === row.severity ? row.due_at : await this.dueAt(row.created_at, complaint.severity);
    return { ...row, ...columnsOf(complaint), due_at: dueAt };
  }

  private async dueAt(openedAt: Date, severity: Severity): Promise<Date> {
    const { zone } = await this.company.get();
    return complaintDueAt(zone, openedAt, await this.settings.at(WITHIN[severity], openedAt));
  }

  private async retried(tx: Tx, same: boolean, id: string): Promise<ComplaintView> {
    if (!same) throw new DomainError('client_id_reused');
    return complaintView(found(await this.repository.row(tx, id)));
  }

  private async tell(tx: Tx, me: Principal, id: string, type: ComplaintEvent, at: Date): Promise<ComplaintView> {
    const row = found(await this.repository.row(tx, id));
    const view = complaintView(row);
    await this.log.tell(tx, me, row, { kind: 'complaint', type, payload: { view }, at });
    return view;
  }
}

const actOf = (me: Principal, clientId: string, complaintId: string, act: string, at: Date) => ({
  ...{ agentId: me.agentId, clientId, complaintId, act, at },
});

function newComplaint(
  me: Principal,
  id: string,
  input: z.output<typeof complaintOpen>,
  now: Date,
  dueAt: Date,
): NewComplaint {
  const { company, person, address, phone, cause, severity } = input;
  return {
    id,
    ...{ ticket_id: input.ticketId, call_id: input.callId, contact_id: input.contactId, agent_id: input.agentId },
    ...{ company, person, address, phone, cause, severity },
    ...{ writer_id: me.agentId, signed_at: input.signed ? now : null, due_at: dueAt, created_at: now },
    ...{ closed_at: null, closed_how: null, closed_by_id: null, closing_reason: '' },
  };
}
