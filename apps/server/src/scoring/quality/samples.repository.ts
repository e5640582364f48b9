import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '../../platform/database/database';
import type { SampleRow, ShownSample } from './quality.view';

const SELECT = `select s.*, s.from_day::text as from_day, s.to_day::text as to_day, a.name as drawn_by_name,
    n.rows, n.marked, coalesce(p.reviewers, '[]') as reviewers
  from quality_sample s left join agent a on a.id = s.drawn_by_id
  left join lateral (select count(*)::int as rows, count(*) filter (where c.state <> 'open')::int as marked
    from quality_check c where c.sample_id = s.id) n on true
  left join lateral (select json_agg(json_build_object('id', r.id, 'name', r.name) order by r.work_number, r.id) as reviewers
    from agent r where r.id = any(s.reviewer_ids)) p on true`;

/** Samples as they were drawn. */
@Injectable()
export class SamplesRepository {
  constructor(private readonly database: Database) {}

  one(id: string, sql: Sql = this.database): Promise<ShownSample | null> {
    return sql.row<ShownSample>(`${SELECT} where s.id = $1`, [id]);
  }

  /** Those with a check that `me` reviews, that `me` drew, or that judges somebody `me` leads; null leads everybody. */
  recent(me: string, led: string[] | null): Promise<ShownSample[]> {
    return this.database.rows<ShownSample>(
      `${SELECT} where $2::uuid[] is null or s.drawn_by_id = $1 or exists (select from quality_check c where c.sample_id = s.id
         and (c.reviewer_id = $1 or (not c.calibration and c.agent_id = any($2)))) order by s.drawn_at desc, s.id limit 60`,
      [me, led],
    );
  }

  byClient(sql: Sql, agentId: string, clientId: string): Promise<SampleRow | null> {
    return sql.row<SampleRow>('select * from quality_sample where drawn_by_id = $1 and client_id = $2', [
      agentId,
      clientId,
    ]);
  }

  async hasWeek(sql: Sql, day: string): Promise<boolean> {
    return (await sql.row(`select from quality_sample where kind = 'week' and from_day = $1`, [day])) !== null;
  }

  /** Draws one after the other: what one has drawn is no longer there for the next. */
  async alone(sql: Sql): Promise<void> {
    await sql.rows('lock table quality_sample in share row exclusive mode');
  }

  async insert(sql: Sql, row: SampleRow): Promise<void> {
    const names = Object.keys(row) as (keyof SampleRow)[];
    await sql.rows(
      `insert into quality_sample (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      names.map((name) => (name === 'body' ? JSON.stringify(row.body) : row[name])),
    );
  }

  async bump(sql: Sql, id: string): Promise<number> {
    const row = await sql.row<{ version: number }>(
      'update quality_sample set version = version + 1 where id = $1 returning version',
      [id],
    );
    return row!.version;
  }
}
