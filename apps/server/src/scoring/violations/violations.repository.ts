import { Injectable } from '@nestjs/common';
import {
  type ConductMonth,
  type ConductRuleName,
  type ConductWaiting,
  orderFault,
  type Violation,
  type ViolationStateName,
} from '#contract';
import { COUNTING_STATES } from '#domain';
import { Conditions } from '../../desk/records/conditions';
import { Database, type Sql } from '../../platform/database/database';
import type { ShownRow, ViolationRow } from './violation.view';

export interface ViolationFilter {
  state?: ViolationStateName;
  rule?: ConductRuleName;
  agentId?: string;
  ticketId?: string;
  counting?: '1';
}
interface Span {
  from: Date;
  to: Date;
}

const SELECT = `select v.*, a.name as agent_name, a.work_number, t.number as ticket_number, c.name as contact_name,
    row_to_json(e) as episode`;
const FROM = `from violation v join agent a on a.id = v.agent_id left join ticket t on t.id = v.ticket_id
  left join contact o on o.id = t.contact_id left join contact c on c.id = coalesce(o.joined_into, o.id)
  left join conduct_episode e on e.window_id = v.window_id`;

/** What waits for a step is shown by its term, the nearest first; everything else by when it happened, the latest first. */
const WAITING = { key: 'v.due_at', ascending: true };
const LEDGER = { key: 'v.at', ascending: false };

/** Columns that hold JSON; a driver would take an array for an array of Postgres. */
const JSON_COLUMNS: ReadonlySet<string> = new Set(['said', 'steps', 'basis']);
const CHANGED = ['state', 'confirmed_by_id', 'steps', 'due_at'] as const;

@Injectable()
export class ViolationsRepository {
  constructor(private readonly database: Database) {}

  row(id: string, sql: Sql = this.database): Promise<ShownRow | null> {
    return sql.row<ShownRow>(`${SELECT} ${FROM} where v.id = $1`, [id]);
  }

  lock(sql: Sql, id: string): Promise<ViolationRow | null> {
    return sql.row<ViolationRow>('select * from violation where id = $1 for update', [id]);
  }

  /** What was found of one episode or message, so that it may fall away. */
  lockOf(sql: Sql, key: string): Promise<ViolationRow[]> {
    return sql.rows<ViolationRow>(
      `select * from violation where evidence_key = $1 and state = 'proposed' and proposed_by_id is null order by id for update`,
      [key],
    );
  }

  /** Proposed by a person for that key, and judged by nobody yet. */
  lockMarked(sql: Sql, key: string): Promise<ViolationRow[]> {
    return sql.rows<ViolationRow>(
      `select * from violation where evidence_key = $1 and state = 'proposed' order by id for update`,
      [key],
    );
  }

  /** Whether that rule was found of that agent in that call or ticket before, whatever was made of it. */
  async wasFound(
    sql: Sql,
    found: { rule: string; agentId: string; ticketId: string | null; callId: string | null },
  ): Promise<boolean> {
    const row = await sql.row(
      `select from violation where rule = $1 and agent_id = $2 and (call_id = $3 or ($3::uuid is null and ticket_id = $4)) limit 1`,
      [found.rule, found.agentId, found.callId, found.ticketId],
    );
    return row !== null;
  }

  lockDue(sql: Sql, now: Date, limit: number): Promise<ViolationRow[]> {
    return sql.rows<ViolationRow>(
      `select * from violation where state in ('proposed', 'appealed') and due_at <= $1 order by due_at limit $2
       for update skip locked`,
      [now, limit],
    );
  }

  async nextDueAt(): Promise<Date | null> {
    const row = await this.database.row<{ due_at: Date | null }>(
      `select min(due_at) as due_at from violation where state in ('proposed', 'appealed')`,
    );
    return row!.due_at;
  }

  byClient(sql: Sql, proposedById: string, clientId: string): Promise<ViolationRow | null> {
    return sql.row<ViolationRow>('select * from violation where proposed_by_id = $1 and client_id = $2', [
      proposedById,
      clientId,
    ]);
  }

  /** False when the rule was found for that key before. */
  async insert(sql: Sql, row: ViolationRow): Promise<boolean> {
    const names = Object.keys(row) as (keyof ViolationRow)[];
    const inserted = await sql.rows(
      `insert into violation (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})
       on conflict do nothing returning id`,
      names.map((name) => stored(name, row[name])),
    );
    return inserted.length > 0;
  }

  async save(sql: Sql, row: ViolationRow): Promise<void> {
    const sets = CHANGED.map((name, i) => `${name} = $${i + 2}`).join(', ');
    await sql.rows(`update violation set ${sets}, version = version + 1 where id = $1`, [
      row.id,
      ...CHANGED.map((name) => stored(name, row[name])),
    ]);
  }

  /** Files belong to the row they prove, so they are taken when it is there; nobody has seen it before. */
  async prove(sql: Sql, { id, steps }: ViolationRow): Promise<void> {
    await sql.rows('update violation set steps = $2 where id = $1', [id, JSON.stringify(steps)]);
  }

  page(seen: string[] | null, filter: ViolationFilter, span: Span | null, after: string[] | null, limit: number) {
    const waits = filter.state === 'proposed' || filter.state === 'appealed';
    const { key, ascending } = waits ? WAITING : LEDGER;
    const asked = new Conditions()
      .when('v.agent_id = any(?::uuid[])', seen)
      .when('v.agent_id = ?', filter.agentId)
      .when('v.state = ?', filter.state)
      .when('v.state = any(?::text[])', filter.counting && COUNTING_STATES)
      .when('v.rule = ?', filter.rule)
      .when('v.ticket_id = ?', filter.ticketId)
      .when('v.at >= ? and v.at < ?', span?.from, span?.to)
      .when(`(${key}, v.id) ${ascending ? '>' : '<'} (?::timestamptz, ?::uuid)`, after?.[0], after?.[1]);
    const direction = ascending ? 'asc' : 'desc';
    const order = `order by ${key} ${direction}, v.id ${direction} limit ${asked.param(limit)}`;
    return this.database.rows<ShownRow & { key_at: string }>(
      `${SELECT}, ${key}::text as key_at ${FROM} ${asked.where} ${order}`,
      asked.params,
    );
  }

  months(seen: string[] | null, { from, to }: Span): Promise<ConductMonth['rows']> {
    return this.database.rows<ConductMonth['rows'][number]>(
      `select a.id as "agentId", a.name as "agentName", a.work_number as "workNumber",
         coalesce(sum(n.points) filter (where n.state = any($4::text[])), 0) as points,
         json_object_agg(n.state, n.count) as counts
       from (select agent_id, state, count(*)::int as count, sum(points) as points from violation
         where at >= $1 and at < $2 and ($3::uuid[] is null or agent_id = any($3)) group by agent_id, state) n
       join agent a on a.id = n.agent_id group by a.id order by points desc, a.work_number`,
      [from, to, seen, COUNTING_STATES],
    );
  }

  /** Each kind of fault that somebody proposed and nobody set aside. */
  faults(seen: string[] | null, { from, to }: Span): Promise<ConductMonth['faults']> {
    return this.database.rows<ConductMonth['faults'][number]>(
      `select rule, count(*)::int as count from violation where rule = any($4) and state not in ('dismissed', 'reversed')
         and at >= $1 and at < $2 and ($3::uuid[] is null or agent_id = any($3)) group by rule order by count desc, rule`,
      [from, to, seen, orderFault.options],
    );
  }

  async waiting(judged: string[] | null, me: string, now: Date): Promise<ConductWaiting> {
    const row = await this.database.row<ConductWaiting>(
      `select count(*) filter (where state = 'proposed' and agent_id <> $2)::int as proposed,
         count(*) filter (where state = 'appealed' and agent_id <> $2 and confirmed_by_id <> $2)::int as appealed,
         count(*) filter (where state = 'confirmed' and agent_id = $2 and due_at > $3)::int as own
       from violation where state in ('proposed', 'confirmed', 'appealed')
         and ($1::uuid[] is null or agent_id = any($1))`,
      [judged, me, now],
    );
    return row!;
  }

  /** A reply of that agent in that ticket, as evidence. */
  reply(sql: Sql, messageId: string, ticketId: string, agentId: string) {
    return sql.row<{ text: string; at: Date }>(
      `select text, created_at as at from message where id = $1 and ticket_id = $2 and author_id = $3 and kind = 'reply'`,
      [messageId, ticketId, agentId],
    );
  }

  call(sql: Sql, callId: string, ticketId: string, agentId: string) {
    return sql.row<{ at: Date }>(
      'select started_at as at from call where id = $1 and ticket_id = $2 and agent_id = $3',
      [callId, ticketId, agentId],
    );
  }

  /** Throws the ledger away and answers what the events say of it, each violation as its last one left it. */
  async forget(sql: Sql): Promise<{ view: Violation; key: string; clientId: string | null }[]> {
    await sql.rows('delete from violation');
    return sql.rows(
      `select distinct on (subject_id) payload->'view' as view, payload->>'key' as key, payload->>'clientId' as "clientId"
       from desk_event where subject_kind = 'violation' order by subject_id, version desc`,
    );
  }
}

const stored = (name: string, value: unknown): unknown =>
  JSON_COLUMNS.has(name) && value !== null ? JSON.stringify(value) : value;
