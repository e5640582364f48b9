import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '../../platform/database/database';
import { Conditions } from '../records/conditions';
import { insertOnce, saveColumns } from '../records/record-rows';
import type { CallRow } from './call.view';

type Joined = 'contact_name' | 'ticket_number' | 'ticket_team_id' | 'ticket_holder_id';
export type NewCall = Omit<CallRow, 'version' | Joined>;

export interface CallFilter {
  agentId?: string;
  contactId?: string;
  ticketId?: string;
}

const SELECT = `select r.*, c.name as contact_name, t.number as ticket_number, t.team_id as ticket_team_id,
  t.holder_id as ticket_holder_id, r.started_at::text as key_at
  from call r join contact c on c.id = r.contact_id left join ticket t on t.id = r.ticket_id`;

const CHANGED = [
  'agent_id',
  'ringing_agent_ids',
  'message_id',
  'ring_seconds',
  'answer_seconds',
  'hung_up_by',
  'answered_at',
  'held_since',
  'hold_seconds',
  'ended_at',
  'talk_seconds',
  'result',
  'note',
  'measured_talk_seconds',
] as const satisfies (keyof CallRow)[];

@Injectable()
export class CallsRepository {
  constructor(private readonly database: Database) {}

  row(sql: Sql, id: string): Promise<CallRow | null> {
    return sql.row<CallRow>(`${SELECT} where r.id = $1`, [id]);
  }

  lock(sql: Sql, id: string): Promise<CallRow | null> {
    return sql.row<CallRow>(`${SELECT} where r.id = $1 for update of r`, [id]);
  }

  byClient(agentId: string, clientId: string, sql: Sql = this.database): Promise<CallRow | null> {
    return sql.row<CallRow>(`${SELECT} where r.agent_id = $1 and r.client_id = $2`, [agentId, clientId]);
  }

  running(agentId: string): Promise<CallRow | null> {
    return this.database.row<CallRow>(`${SELECT} where r.agent_id = $1 and r.ended_at is null`, [agentId]);
  }

  /** Calls between browsers that ring this agent or that the agent is on. */
  onLine(agentId: string): Promise<CallRow[]> {
    return this.database.rows<CallRow>(
      `${SELECT} where r.source = 'web' and r.ended_at is null and (r.agent_id = $1 or $1 = any(r.ringing_agent_ids))
       order by r.started_at, r.id`,
      [agentId],
    );
  }

  /** Of these agents, who is on a call and who is rung for one other than `callId`. */
  async occupied(sql: Sql, agentIds: string[], callId: string | null) {
    return sql.rows<{ agent_id: string; on_call: boolean; ringing: boolean }>(
      `select a.id as agent_id,
         exists (select from call r where r.agent_id = a.id and r.ended_at is null and r.id is distinct from $2) as on_call,
         exists (select from call r where a.id = any(r.ringing_agent_ids) and r.ended_at is null
                 and r.id is distinct from $2) as ringing
       from unnest($1::uuid[]) as a(id)`,
      [agentIds, callId],
    );
  }

  insert(sql: Sql, call: NewCall): Promise<boolean> {
    return insertOnce(sql, 'call', 'agent_id, client_id', call);
  }

  save(sql: Sql, call: CallRow): Promise<void> {
    return saveColumns<CallRow>(sql, 'call', CHANGED, call);
  }

  page(seen: string[] | null, filter: CallFilter, after: string[] | null, limit: number) {
    const asked = new Conditions()
      .when('r.agent_id = any(?::uuid[])', seen)
      .when('r.agent_id = ?', filter.agentId)
      .when('r.contact_id = ?', filter.contactId)
      .when('r.ticket_id = ?', filter.ticketId)
      .when('(r.started_at, r.id) < (?::timestamptz, ?::uuid)', after?.[0], after?.[1]);
    const order = `order by r.started_at desc, r.id desc limit ${asked.param(limit)}`;
    return this.database.rows<CallRow & { key_at: string }>(`${SELECT} ${asked.where} ${order}`, asked.params);
  }
}
