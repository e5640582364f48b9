import { Injectable } from '@nestjs/common';
import type { FigureRollups } from '#contract';
import type { Sql } from '../../platform/database/database';

interface Beginning {
  from: string;
  to: string;
  by: { agentId: string; name: string };
  at: Date;
  sources: string[];
}

interface StateRow {
  zone: string;
  waiting: number;
  total: number | null;
  left: number;
  from: string;
  to: string;
  by: string;
  asked_at: Date;
  stopped_at: Date | null;
  done_at: Date | null;
}

/** Rebuildings that people asked for. */
@Injectable()
export class RebuildRepository {
  /** False while another has not ended. Days that wait because of an event wait for that, whoever stops this. */
  async begin(sql: Sql, { from, to, by, at, sources }: Beginning): Promise<boolean> {
    const begun = await sql.row<{ id: string }>(
      `insert into figure_rebuild (from_day, to_day, total, asked_by_id, asked_by_name, asked_at)
       values ($1, $2, ($2::date - $1::date + 1) * $3, $4, $5, $6) on conflict do nothing returning id`,
      [from, to, sources.length, by.agentId, by.name, at],
    );
    if (!begun) return false;
    await sql.rows(
      `insert into figure_dirty (source, day, because, marked_at)
       select source, day::date, 'rebuild', to_timestamp(0)
       from unnest($3::text[]) as source cross join generate_series($1::timestamp, $2::timestamp, '1 day') as day
       on conflict (source, day) do nothing`,
      [from, to, sources],
    );
    return true;
  }

  async stop(sql: Sql, at: Date): Promise<void> {
    await sql.rows(`update figure_rebuild set stopped_at = $1 where stopped_at is null and done_at is null`, [at]);
    await sql.rows(`delete from figure_dirty where because = 'rebuild'`);
  }

  /** Ended once none of its days waits; what was touched since waits as everything does. */
  async end(sql: Sql, at: Date): Promise<void> {
    await sql.rows(
      `update figure_rebuild set done_at = $1 where stopped_at is null and done_at is null
       and not exists (select from figure_dirty where because = 'rebuild')`,
      [at],
    );
  }

  async state(sql: Sql): Promise<FigureRollups> {
    const row = (await sql.row<StateRow>(
      `select c.zone, (select count(*)::int from figure_dirty) as waiting, r.total, r.asked_by_name as by, r.asked_at, r.stopped_at, r.done_at,
         to_char(r.from_day, 'YYYY-MM-DD') as from, to_char(r.to_day, 'YYYY-MM-DD') as to,
         (select count(*)::int from figure_dirty where because = 'rebuild') as left
       from figure_reading c left join lateral (select * from figure_rebuild order by id desc limit 1) r on true`,
    ))!;
    const { zone, waiting } = row;
    return { zone, waiting, rebuild: row.total === null ? null : rebuildOf(row, row.total) };
  }
}

const rebuildOf = (row: StateRow, total: number): FigureRollups['rebuild'] => ({
  from: row.from,
  to: row.to,
  total,
  left: row.left,
  askedBy: row.by,
  askedAt: row.asked_at.toISOString(),
  stoppedAt: row.stopped_at?.toISOString() ?? null,
  doneAt: row.done_at?.toISOString() ?? null,
});
