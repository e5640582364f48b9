import { joinPerson, membersOf } from '../contacts/person';
import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '../../platform/database/database';
import { Conditions } from '../records/conditions';
import { insertOnce, saveColumns } from '../records/record-rows';
import type { CallRow } from './call.view';
import type { NewCall } from './new-call';

export interface CallFilter {
  agentId?: string;
  contactId?: string;
  ticketId?: string;
}

/** What somebody who may not see everything may see. */
interface Seen {
  agentId: string;
  agentIds: string[];
  teamIds: string[];
}

const SELECT = `select r.*, c.name as contact_name, t.number as ticket_number, t.team_id as ticket_team_id,
  t.holder_id as ticket_holder_id, i.team_id as inbox_team_id, r.started_at::text as key_at,
  p.name as answer_policy_name, p.matrix as answer_policy_matrix, coalesce(
    (select json_agg(json_build_object('id', m.id, 'state', m.state, 'consent', m.consent, 'error', m.error) order by m.due_at, m.id)
     from call_recording m where m.call_id = r.id), '[]') as recordings
  from call r ${joinPerson('r.contact_id')} left join ticket t on t.id = r.ticket_id
  left join inbox i on i.id = r.inbox_id
  left join service_policy p on p.id = r.answer_policy_id and p.version = r.answer_policy_version`;

const CHANGED = [
  'ticket_id',
  'contact_id',
  'agent_id',
  'direction',
  'number',
  'line',
  'extension',
  'ringing_agent_ids',
  'started_at',
  'rang_at',
  'ring_seconds',
  'answer_seconds',
  'holds',
  'wrap_up_seconds',
  'hung_up_by',
  'transferred_from',
  'transferred_to',
  'message_id',
  'callback_id',
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

  lockExternal(sql: Sql, inboxId: string, externalId: string): Promise<CallRow | null> {
    return sql.row<CallRow>(`${SELECT} where r.inbox_id = $1 and r.external_id = $2 for update of r`, [
      inboxId,
      externalId,
    ]);
  }

  /** Calls of an inbox that began before and have not ended, by the system's ids. */
  async runningOf(inboxId: string, before: Date): Promise<string[]> {
    const rows = await this.database.rows<{ external_id: string }>(
      'select external_id from call where inbox_id = $1 and ended_at is null and started_at < $2',
      [inboxId, before],
    );
    return rows.map(({ external_id }) => external_id);
  }

  ringingFor(agentId: string): Promise<CallRow[]> {
    return this.database.rows<CallRow>(
      `${SELECT} where r.ringing_agent_ids @> array[$1::uuid] and r.ended_at is null and r.source = 'system' order by r.started_at`,
      [agentId],
    );
  }

  byClient(agentId: string, clientId: string, sql: Sql = this.database): Promise<CallRow | null> {
    return sql.row<CallRow>(`${SELECT} where r.agent_id = $1 and r.client_id = $2`, [agentId, clientId]);
  }

  running(agentId: string): Promise<CallRow | null> {
    return this.database.row<CallRow>(`${SELECT} where r.agent_id = $1 and r.ended_at is null and r.source = 'timer'`, [
      agentId,
    ]);
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
    return saveColumns<CallRow>(sql, 'call', CHANGED, { ...call, holds: JSON.stringify(call.holds) as never });
  }

  /** What agents add to a call: who it was, what was said, how long it took to write down. */
  async saveWork(sql: Sql, call: CallRow): Promise<void> {
    const { id, contact_id, ticket_id, message_id, note, wrap_up_seconds, outcome } = call;
    await sql.rows(
      `update call set contact_id = $2, ticket_id = $3, message_id = $4, note = $5, wrap_up_seconds = $6, outcome = $7 where id = $1`,
      [id, contact_id, ticket_id, message_id, note, wrap_up_seconds, outcome],
    );
  }

  /** One version more, for what hangs on a call without being a column of it. */
  async touch(sql: Sql, id: string): Promise<void> {
    await sql.rows('update call set version = version + 1 where id = $1', [id]);
  }

  /** Where a call belongs, in the version that was just written. */
  async saveLinks(sql: Sql, { id, ticket_id, message_id, callback_id }: CallRow): Promise<void> {
    await sql.rows('update call set ticket_id = $2, message_id = $3, callback_id = $4 where id = $1', [
      id,
      ticket_id,
      message_id,
      callback_id,
    ]);
  }

  /** A call that is nobody's yet is its team's. */
  page(seen: Seen | null, filter: CallFilter, after: string[] | null, limit: number) {
    const asked = new Conditions()
      .when(
        `(r.agent_id = any(?::uuid[]) or r.ringing_agent_ids @> array[?::uuid]
          or r.agent_id is null and (i.team_id is null or i.team_id = any(?::uuid[])))`,
        seen?.agentIds,
        seen?.agentId,
        seen?.teamIds,
      )
      .when('r.agent_id = ?', filter.agentId)
      .when(`r.contact_id = any(${membersOf('?')})`, filter.contactId)
      .when('r.ticket_id = ?', filter.ticketId)
      .when('(r.started_at, r.id) < (?::timestamptz, ?::uuid)', after?.[0], after?.[1]);
    const order = `order by r.started_at desc, r.id desc limit ${asked.param(limit)}`;
    return this.database.rows<CallRow & { key_at: string }>(`${SELECT} ${asked.where} ${order}`, asked.params);
  }
}
