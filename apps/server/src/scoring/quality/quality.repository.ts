import { Injectable } from '@nestjs/common';
import type { QualityStateName } from '#contract';
import { joinPerson } from '../../desk/contacts/person';
import { Conditions } from '../../desk/records/conditions';
import { Database, type Sql } from '../../platform/database/database';
import type { CheckRow, ShownCheck } from './quality.view';

export interface CheckFilter {
  view: 'mine' | 'own' | 'all';
  state?: QualityStateName;
  agentId?: string;
  sampleId?: string;
}
export interface Seeing {
  agentId: string;
  /** Whose marks may be seen beside one's own; null is everybody's. */
  led: string[] | null;
}
export interface SaidMessage {
  id: string;
  kind: string;
  authorKind: string;
  authorId: string | null;
  authorName: string;
  text: string;
  at: Date;
}

const SELECT = `select q.*, s.kind as sample_kind, a.name as agent_name, a.work_number, t.number as ticket_number,
    c.name as contact_name, r.name as reviewer_name, f.medium, v.name as form_name, f.version as form_now`;
const FROM = `from quality_check q join quality_sample s on s.id = q.sample_id join agent a on a.id = q.agent_id
  left join ticket t on t.id = q.ticket_id ${joinPerson('q.contact_id')} left join agent r on r.id = q.reviewer_id
  join quality_form f on f.id = q.form_id
  join quality_form_version v on v.form_id = f.id and v.version = coalesce(q.form_version, f.version)`;

/** The one gate of checks: the reviewer's; of finished marks the agent's and who leads them. A calibration is its reviewer's alone. */
const SEEN = `(q.reviewer_id = ? or (not q.calibration and ((q.agent_id = ? and q.state <> 'open')
  or (q.agent_id <> ? and q.agent_id = any(?)))))`;

const JSON_COLUMNS: ReadonlySet<string> = new Set(['draft', 'answers', 'steps']);
const CHANGED = [
  'reviewer_id',
  'form_version',
  'state',
  'draft',
  'answers',
  'score',
  'fatal',
  'marked_by_id',
  'marked_at',
  'appeal_due_at',
  'steps',
  'version',
] as const satisfies (keyof CheckRow)[];

/** Checks with the names of what they are about, and the words that were said. */
@Injectable()
export class QualityRepository {
  constructor(private readonly database: Database) {}

  page(seeing: Seeing, filter: CheckFilter, after: string[] | null, limit: number) {
    const asked = seen(seeing)
      .when('q.reviewer_id = ?', filter.view === 'mine' ? seeing.agentId : undefined)
      .when('q.agent_id = ?', filter.view === 'own' ? seeing.agentId : filter.agentId)
      .when('q.state = ?', filter.state)
      .when('q.sample_id = ?', filter.sampleId)
      .when('(q.at, q.id) < (?::timestamptz, ?::uuid)', after?.[0], after?.[1]);
    return this.database.rows<ShownCheck & { key_at: string }>(
      `${SELECT}, q.at::text as key_at ${FROM} ${asked.where} order by q.at desc, q.id desc limit ${asked.param(limit)}`,
      asked.params,
    );
  }

  one(seeing: Seeing, id: string): Promise<ShownCheck | null> {
    const asked = seen(seeing).when('q.id = ?', id);
    return this.database.row<ShownCheck>(`${SELECT} ${FROM} ${asked.where}`, asked.params);
  }

  row(sql: Sql, id: string): Promise<ShownCheck | null> {
    return sql.row<ShownCheck>(`${SELECT} ${FROM} where q.id = $1`, [id]);
  }

  /** Every check of a sample, for who is let through before. */
  ofSample(sampleId: string): Promise<ShownCheck[]> {
    return this.database.rows<ShownCheck>(`${SELECT} ${FROM} where q.sample_id = $1 order by q.at, q.key, q.id`, [
      sampleId,
    ]);
  }

  lock(sql: Sql, id: string): Promise<ShownCheck | null> {
    return sql.row<ShownCheck>(`${SELECT} ${FROM} where q.id = $1 for update of q`, [id]);
  }

  async insert(sql: Sql, rows: readonly CheckRow[]): Promise<void> {
    await sql.rows(`insert into quality_check select * from json_populate_recordset(null::quality_check, $1)`, [
      JSON.stringify(rows),
    ]);
  }

  async save(sql: Sql, row: CheckRow): Promise<void> {
    const sets = CHANGED.map((name, i) => `${name} = $${i + 2}`).join(', ');
    await sql.rows(`update quality_check set ${sets} where id = $1`, [
      row.id,
      ...CHANGED.map((name) => (JSON_COLUMNS.has(name) && row[name] !== null ? JSON.stringify(row[name]) : row[name])),
    ]);
  }

  /** The latest of what was said in a ticket, in order. */
  messages(sql: Sql, ticketId: string): Promise<SaidMessage[]> {
    return sql.rows<SaidMessage>(
      `select * from (select id, seq, kind, author_kind as "authorKind", author_id as "authorId", author_name as "authorName",
         text, created_at as at from message where ticket_id = $1 order by seq desc limit 500) m order by seq`,
      [ticketId],
    );
  }
}

function seen({ agentId, led }: Seeing): Conditions {
  if (led === null)
    return new Conditions().when(
      `(q.reviewer_id = ? or (not q.calibration and (q.agent_id <> ? or q.state <> 'open')))`,
      ...[agentId, agentId],
    );
  return new Conditions().when(SEEN, agentId, agentId, agentId, led);
}
