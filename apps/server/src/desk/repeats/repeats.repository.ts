import { Injectable } from '@nestjs/common';
import type { RepeatCounts } from '#contract';
import { COUNTED_REPEATS, type Interval } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Database, type Sql } from '../../platform/database/database';
import { joinPerson } from '../contacts/person';
import { Conditions } from '../records/conditions';
import { insertOnce } from '../records/record-rows';
import { visibleBranches } from '../tickets/gate';
import type { RepeatRow } from './repeat.view';

type Shown =
  | 'contact_name'
  | 'ticket_number'
  | 'earlier_ticket_number'
  | 'agent_name'
  | 'product'
  | 'ticket_team_id'
  | 'ticket_holder_id';
export type NewRepeat = Omit<RepeatRow, Shown | 'version'>;

export interface RepeatFilter {
  cause?: string;
  agentId?: string;
  product?: string;
  state?: string;
  ticketId?: string;
  counted?: '1';
}

const FROM = `from repeat_contact r ${joinPerson('r.contact_id')} join ticket t on t.id = r.ticket_id
  join ticket f on f.id = r.earlier_ticket_id left join agent a on a.id = r.agent_id
  left join ticket_service s on s.ticket_id = r.earlier_ticket_id`;
const SELECT = `select r.*, c.name as contact_name, t.number as ticket_number, t.team_id as ticket_team_id,
  t.holder_id as ticket_holder_id, f.number as earlier_ticket_number, a.name as agent_name, s.product`;

@Injectable()
export class RepeatsRepository {
  constructor(private readonly database: Database) {}

  row(sql: Sql, id: string): Promise<RepeatRow | null> {
    return sql.row<RepeatRow>(`${SELECT} ${FROM} where r.id = $1`, [id]);
  }

  lock(sql: Sql, id: string): Promise<RepeatRow | null> {
    return sql.row<RepeatRow>(`${SELECT} ${FROM} where r.id = $1 for update of r`, [id]);
  }

  /** Proposed ones between this ticket and another. */
  proposedOf(sql: Sql, ticketId: string): Promise<RepeatRow[]> {
    return sql.rows<RepeatRow>(
      `${SELECT} ${FROM} where $1 in (r.ticket_id, r.earlier_ticket_id) and r.ticket_id <> r.earlier_ticket_id
         and r.state = 'proposed' order by r.id for update of r`,
      [ticketId],
    );
  }

  insert(sql: Sql, row: NewRepeat): Promise<boolean> {
    const json = { evidence: row.evidence && JSON.stringify(row.evidence), steps: JSON.stringify(row.steps) };
    return insertOnce(sql, 'repeat_contact', 'event_id', { ...row, ...json });
  }

  async save(sql: Sql, { id, state, cause, agent_id, reviewed_by_id, steps }: RepeatRow): Promise<void> {
    await sql.rows(
      `update repeat_contact set state = $2, cause = $3, agent_id = $4, reviewed_by_id = $5, steps = $6,
         version = version + 1 where id = $1`,
      [id, state, cause, agent_id, reviewed_by_id, JSON.stringify(steps)],
    );
  }

  async saveEarlier(
    sql: Sql,
    { id, earlier_ticket_id, earlier_at, earlier_channel, agent_id }: RepeatRow,
  ): Promise<void> {
    await sql.rows(
      `update repeat_contact set earlier_ticket_id = $2, earlier_at = $3, earlier_channel = $4, agent_id = $5,
         version = version + 1
       where id = $1`,
      [id, earlier_ticket_id, earlier_at, earlier_channel, agent_id],
    );
  }

  page(me: Principal, filter: RepeatFilter, span: Interval | null, after: string[] | null, limit: number) {
    const asked = asking(me, filter, span).when('(r.at, r.id) < (?::timestamptz, ?::uuid)', after?.[0], after?.[1]);
    return this.database.rows<RepeatRow & { key_at: string }>(
      `${SELECT}, r.at::text as key_at ${FROM} ${asked.where} order by r.at desc, r.id desc limit ${asked.param(limit)}`,
      asked.params,
    );
  }

  async counts(me: Principal, span: Interval): Promise<Omit<RepeatCounts, 'from' | 'to'>> {
    const asked = asking(me, { counted: '1' }, span);
    const row = await this.database.row<Omit<RepeatCounts, 'from' | 'to'>>(
      `with counted as (select r.cause, r.agent_id, a.name, s.product ${FROM} ${asked.where})
       select (select count(*)::int from counted) as total,
         (select coalesce(json_agg(n order by n.count desc, n.cause), '[]') from
           (select cause, count(*)::int as count from counted group by cause) n) as causes,
         (select coalesce(json_agg(n order by n.count desc, n."agentName"), '[]') from
           (select agent_id as "agentId", name as "agentName", count(*)::int as count from counted group by 1, 2) n) as agents,
         (select coalesce(json_agg(n order by n.count desc, n.product), '[]') from
           (select product, count(*)::int as count from counted where product is not null group by 1) n) as products`,
      asked.params,
    );
    return row!;
  }
}

/** What of them `me` may see: the one gate of their tickets (law 10). */
function asking(me: Principal, filter: RepeatFilter, span: Interval | null): Conditions {
  const asked = new Conditions();
  const branches = visibleBranches(me, (value) => asked.param(value)).map((branch) => `(${branch})`);
  return asked
    .always(`exists (select 1 from ticket where ticket.id = r.ticket_id and (${branches.join(' or ')}))`)
    .when('r.at >= ? and r.at < ?', span?.from, span?.to)
    .when('r.cause = ?', filter.cause)
    .when('r.agent_id = ?', filter.agentId)
    .when('s.product = ?', filter.product)
    .when('r.state = ?', filter.state)
    .when('r.ticket_id = ?', filter.ticketId)
    .when('r.state = any(?::text[])', filter.counted && COUNTED_REPEATS);
}
