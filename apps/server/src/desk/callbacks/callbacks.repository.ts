import { joinPerson, membersOf } from '../contacts/person';
import { Injectable } from '@nestjs/common';
import type { CallbackAbout } from '#contract';
import type { Interval } from '#domain';
import { Database, type Sql } from '../../platform/database/database';
import { Conditions } from '../records/conditions';
import { insertOnce, saveColumns } from '../records/record-rows';
import type { CallbackRow } from './callback.view';
import { ABOUT } from './callback-about';
import { type CallbackFigure, FIGURES } from './callback-figures';

type Joined = 'contact_name' | 'ticket_number' | 'ticket_team_id' | 'ticket_holder_id';
export type NewCallback = Omit<CallbackRow, 'version' | Joined>;

export interface CallbackFilter {
  state: 'due' | 'planned' | 'done' | 'all';
  agentId?: string;
  contactId?: string;
  ticketId?: string;
  reason?: string;
  figure?: CallbackFigure;
  about?: CallbackAbout;
  aboutKey?: string;
  span?: Interval | null;
}

/** What somebody who may not see everything may see. */
interface Seen {
  agentIds: string[];
  teamIds: string[];
}

const SELECT = `select r.*, c.name as contact_name, t.number as ticket_number, t.team_id as ticket_team_id,
  t.holder_id as ticket_holder_id
  from callback r ${joinPerson('r.contact_id')} left join ticket t on t.id = r.ticket_id`;

const OPEN = 'r.done_at is null and r.cancelled_at is null';

/** Who got a ticket speaks with its contact at once: there the due time is the latest one (DOMAIN M7). */
const FROM = `greatest(case when r.reason = 'handover' then r.planned_at else r.due_at end, r.snoozed_until)`;

/** Open callbacks run by due time, done ones by when they were done, the latest first. */
const LISTS = {
  due: { where: `${OPEN} and ${FROM} <= ?`, key: 'r.due_at', ascending: true },
  planned: { where: `${OPEN} and ${FROM} > ?`, key: 'r.due_at', ascending: true },
  done: { where: 'r.done_at is not null and r.done_at <= ?', key: 'r.done_at', ascending: false },
  all: { where: null, key: 'r.due_at', ascending: false },
};

/** No callback of the ticket is open, and none was finished or given up since it was solved. */
const SILENT = `not exists (select from callback r where r.ticket_id = t.id
  and coalesce(r.done_at, r.cancelled_at, 'infinity') >= t.status_since)`;

const CHANGED = ['agent_id', 'due_at', 'done_at', 'cancelled_at', 'result', 'feedback', 'attempts'] as const;
const BESIDE = ['tried', 'snoozed_until'] as const;

@Injectable()
export class CallbacksRepository {
  constructor(private readonly database: Database) {}

  row(sql: Sql, id: string): Promise<CallbackRow | null> {
    return sql.row<CallbackRow>(`${SELECT} where r.id = $1`, [id]);
  }

  lock(sql: Sql, id: string): Promise<CallbackRow | null> {
    return sql.row<CallbackRow>(`${SELECT} where r.id = $1 for update of r`, [id]);
  }

  byClient(sql: Sql, plannedById: string, clientId: string): Promise<CallbackRow | null> {
    return sql.row<CallbackRow>(`${SELECT} where r.planned_by_id = $1 and r.client_id = $2`, [plannedById, clientId]);
  }

  insert(sql: Sql, callback: NewCallback): Promise<boolean> {
    const unique = callback.once_key === null ? 'planned_by_id, client_id' : 'once_key';
    return insertOnce(sql, 'callback', unique, { ...callback, tried: '[]' });
  }

  save(sql: Sql, callback: CallbackRow): Promise<void> {
    const tried = JSON.stringify(callback.tried) as unknown as CallbackRow['tried'];
    return saveColumns<CallbackRow>(sql, 'callback', [...CHANGED, ...BESIDE], { ...callback, tried });
  }

  /** What the desk planned for a contact because of a missed call, and nobody has done yet. */
  openMissed(sql: Sql, contactId: string): Promise<CallbackRow[]> {
    return sql.rows<CallbackRow>(
      `${SELECT} where r.contact_id = $1 and ${OPEN} and r.reason = 'missed_call' and r.planned_by_id is null for update of r`,
      [contactId],
    );
  }

  byOnceKey(sql: Sql, key: string): Promise<CallbackRow | null> {
    return sql.row<CallbackRow>(`${SELECT} where r.once_key = $1`, [key]);
  }

  /** What the desk planned of a ticket to ask whether all is well, and nobody has done yet. */
  openSatisfaction(sql: Sql, ticketId: string): Promise<CallbackRow[]> {
    return sql.rows<CallbackRow>(
      `${SELECT} where r.ticket_id = $1 and ${OPEN} and r.reason = 'satisfaction' and r.planned_by_id is null for update of r`,
      [ticketId],
    );
  }

  /** An agent who has left calls nobody. */
  closedInWarranty(
    sql: Sql,
    ticketId: string,
  ): Promise<{ contactId: string; agentId: string | null; closedAt: Date } | null> {
    return sql.row(
      `select t.contact_id as "contactId", t.status_since as "closedAt",
         (select a.id from agent a where a.id = coalesce(t.holder_id, t.last_holder_id) and a.disabled_at is null) as "agentId"
       from ticket t join ticket_service s on s.ticket_id = t.id
       where t.id = $1 and t.status = 'closed' and s.warranty = 'in'`,
      [ticketId],
    );
  }

  /** Solved tickets of teams that call back first which no callback stands for, the longest solved first. */
  resolvedAndSilent(limit: number): Promise<{ id: string }[]> {
    return this.database.rows(
      `select t.id from ticket t join team on team.id = t.team_id and t.status_since >= team.calls_back_since
       where t.status = 'resolved' and ${SILENT} order by t.status_since limit $1`,
      [limit],
    );
  }

  /** Null when another process has it, or it is solved or silent no longer. An agent who has left calls nobody. */
  lockSilent(
    sql: Sql,
    ticketId: string,
  ): Promise<{ contactId: string; holderId: string | null; resolvedAt: Date } | null> {
    return sql.row(
      `select t.contact_id as "contactId", t.status_since as "resolvedAt",
         (select a.id from agent a where a.id = coalesce(t.holder_id, t.last_holder_id) and a.disabled_at is null) as "holderId"
       from ticket t where t.id = $1 and t.status = 'resolved' and ${SILENT} for update of t skip locked`,
      [ticketId],
    );
  }

  /** Whoever may see the planner sees a callback that nobody was named for; one the desk planned is its ticket's team's. */
  page(seen: Seen | null, filter: CallbackFilter, now: Date, after: string[] | null, limit: number) {
    const { where, key, ascending } = LISTS[filter.state];
    const asked = new Conditions()
      .when(
        `(coalesce(r.agent_id, r.planned_by_id) = any(?::uuid[]) or coalesce(r.agent_id, r.planned_by_id) is null
          and (t.team_id is null or t.team_id = any(?::uuid[])))`,
        seen?.agentIds,
        seen?.teamIds,
      )
      .when('r.agent_id = ?', filter.agentId)
      .when(`r.contact_id = any(${membersOf('?')})`, filter.contactId)
      .when('r.ticket_id = ?', filter.ticketId)
      .when('r.reason = ?', filter.reason)
      .when('r.due_at >= ? and r.due_at < ?', filter.span?.from, filter.span?.to)
      .when(filter.about ? `${ABOUT[filter.about]} = ?` : '', filter.about && filter.aboutKey)
      .when(filter.figure ? FIGURES[filter.figure] : '', filter.figure && now)
      .when(where ?? '', where && now)
      .when(`(${key}, r.id) ${ascending ? '>' : '<'} (?::timestamptz, ?::uuid)`, after?.[0], after?.[1]);
    const direction = ascending ? 'asc' : 'desc';
    const order = `order by ${key} ${direction}, r.id ${direction} limit ${asked.param(limit)}`;
    const select = SELECT.replace('select r.*', `select r.*, ${key}::text as key_at`);
    return this.database.rows<CallbackRow & { key_at: string }>(`${select} ${asked.where} ${order}`, asked.params);
  }
}
