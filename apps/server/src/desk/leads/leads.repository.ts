import { joinPerson, membersOf } from '../contacts/person';
import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '../../platform/database/database';
import { Conditions } from '../records/conditions';
import { insertOnce, saveColumns } from '../records/record-rows';
import type { LeadRow } from './lead.view';

type Joined = 'contact_name' | 'ticket_number' | 'ticket_team_id' | 'ticket_holder_id';
export type NewLead = Omit<LeadRow, 'version' | Joined>;

export interface LeadFilter {
  state?: LeadRow['state'];
  agentId?: string;
  contactId?: string;
}

const SELECT = `select r.*, c.name as contact_name, t.number as ticket_number, t.team_id as ticket_team_id,
  t.holder_id as ticket_holder_id, r.created_at::text as key_at
  from lead r ${joinPerson('r.contact_id')} left join ticket t on t.id = r.ticket_id`;

const CHANGED = [
  'state',
  'source',
  'keyword',
  'unit_name',
  'need',
  'checks',
  'rejection',
  'rejection_note',
  'judged_at',
] as const satisfies (keyof LeadRow)[];

@Injectable()
export class LeadsRepository {
  constructor(private readonly database: Database) {}

  row(sql: Sql, id: string): Promise<LeadRow | null> {
    return sql.row<LeadRow>(`${SELECT} where r.id = $1`, [id]);
  }

  /** Locks every lead of the lead's contact, so that two of them can't become valid at once. */
  lockOfContact(sql: Sql, id: string): Promise<LeadRow[]> {
    return sql.rows<LeadRow>(
      `${SELECT} where r.contact_id = any(${membersOf('(select l.contact_id from lead l where l.id = $1)')}) order by r.id for update of r`,
      [id],
    );
  }

  byClient(sql: Sql, agentId: string, clientId: string): Promise<LeadRow | null> {
    return sql.row<LeadRow>(`${SELECT} where r.agent_id = $1 and r.client_id = $2`, [agentId, clientId]);
  }

  insert(sql: Sql, lead: NewLead): Promise<boolean> {
    return insertOnce(sql, 'lead', 'agent_id, client_id', lead);
  }

  save(sql: Sql, lead: LeadRow): Promise<void> {
    return saveColumns<LeadRow>(sql, 'lead', CHANGED, lead);
  }

  page(seen: string[] | null, filter: LeadFilter, after: string[] | null, limit: number) {
    const asked = new Conditions()
      .when('r.agent_id = any(?::uuid[])', seen)
      .when('r.state = ?', filter.state)
      .when('r.agent_id = ?', filter.agentId)
      .when(`r.contact_id = any(${membersOf('?')})`, filter.contactId)
      .when('(r.created_at, r.id) < (?::timestamptz, ?::uuid)', after?.[0], after?.[1]);
    const order = `order by r.created_at desc, r.id desc limit ${asked.param(limit)}`;
    return this.database.rows<LeadRow & { key_at: string }>(`${SELECT} ${asked.where} ${order}`, asked.params);
  }
}
