import { joinPerson, membersOf } from '../contacts/person';
import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '../../platform/database/database';
import { insertOnce, saveColumns } from '../records/record-rows';
import type { LeadRow } from './lead.view';

const JUDGED = [
  ...(['state', 'source', 'keyword', 'campaign', 'unit_name', 'need', 'checks'] as const),
  ...(['rejection', 'rejection_note', 'judged_at', 'joined_into'] as const),
];
const SOLD = [
  ...(['salesperson', 'sales_phone', 'territory_id', 'handed_at', 'handed_by_id', 'hand_note', 'call_due_at'] as const),
  ...(['contacted_at', 'contact_note', 'returned_at', 'returned_from', 'return_notes'] as const),
  ...(['outcome', 'outcome_at', 'amount_cents', 'lost_reason', 'outcome_note'] as const),
];

export type NewLead = Pick<
  LeadRow,
  (typeof JUDGED)[number] | 'id' | 'contact_id' | 'ticket_id' | 'agent_id' | 'client_id' | 'origin' | 'created_at'
>;
export interface LeadAct {
  agentId: string;
  clientId: string;
  leadId: string;
  act: string;
  at: Date;
}

export const SELECT_LEAD = `select r.*, c.name as contact_name, t.number as ticket_number,
  t.team_id as ticket_team_id, t.holder_id as ticket_holder_id, y.name as territory_name, r.created_at::text as key_at
  from lead r ${joinPerson('r.contact_id')} left join ticket t on t.id = r.ticket_id
  left join territory y on y.id = r.territory_id`;

@Injectable()
export class LeadsRepository {
  row(sql: Sql, id: string): Promise<LeadRow | null> {
    return sql.row<LeadRow>(`${SELECT_LEAD} where r.id = $1`, [id]);
  }

  /** Locks every lead of the lead's contact, so that two of them can't become valid at once. */
  lockOfContact(sql: Sql, id: string): Promise<LeadRow[]> {
    return sql.rows<LeadRow>(
      `${SELECT_LEAD} where r.contact_id = any(${membersOf('(select l.contact_id from lead l where l.id = $1)')})
       order by r.id for update of r`,
      [id],
    );
  }

  /** Leads of two contacts that look the same could become valid at once; who judges waits here first. */
  async takeTurn(tx: Tx): Promise<void> {
    await tx.rows(`select pg_advisory_xact_lock(hashtext('leads judged'))`);
  }

  byClient(sql: Sql, agentId: string, clientId: string): Promise<LeadRow | null> {
    return sql.row<LeadRow>(`${SELECT_LEAD} where r.agent_id = $1 and r.client_id = $2`, [agentId, clientId]);
  }

  insert(sql: Sql, lead: NewLead): Promise<boolean> {
    return insertOnce(sql, 'lead', 'agent_id, client_id', lead);
  }

  save(sql: Sql, lead: LeadRow): Promise<void> {
    const row = { ...lead, return_notes: JSON.stringify(lead.return_notes) as unknown as LeadRow['return_notes'] };
    return saveColumns<LeadRow>(sql, 'lead', [...JUDGED, ...SOLD], row);
  }

  doneBefore(sql: Sql, agentId: string, clientId: string): Promise<{ lead_id: string; act: string } | null> {
    return sql.row('select lead_id, act from lead_act where agent_id = $1 and client_id = $2', [agentId, clientId]);
  }

  /** False when another try has just taken the client id. */
  async keepAct(sql: Sql, { agentId, clientId, leadId, act, at }: LeadAct): Promise<boolean> {
    const kept = await sql.rows(
      `insert into lead_act (agent_id, client_id, lead_id, act, at) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning act`,
      [agentId, clientId, leadId, act, at],
    );
    return kept.length > 0;
  }

  /** Leads that sales had to call by now, each claimed by one sweep at a time. */
  claimDue(tx: Tx, now: Date, limit: number): Promise<LeadRow[]> {
    return tx.rows<LeadRow>(
      `${SELECT_LEAD} where r.call_due_at <= $1 order by r.call_due_at, r.id limit $2 for update of r skip locked`,
      [now, limit],
    );
  }

  async nextDueAt(sql: Sql, now: Date): Promise<Date | null> {
    const next = await sql.row<{ at: Date | null }>('select min(call_due_at) as at from lead where call_due_at > $1', [
      now,
    ]);
    return next?.at ?? null;
  }

  /** What callbacks of the lead's contact brought since it was opened, the newest first (DOMAIN V21). */
  callbackNotes(
    sql: Sql,
    { contact_id, created_at }: LeadRow,
  ): Promise<{ at: Date; result: string; feedback: string }[]> {
    return sql.rows(
      `select done_at as at, coalesce(result, '') as result, coalesce(feedback, '') as feedback from callback
       where contact_id = any(${membersOf('$1')}) and done_at >= $2 order by done_at desc limit 10`,
      [contact_id, created_at],
    );
  }
}
