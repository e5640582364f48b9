import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/database';
import { CATALOGUE_PRINT, SOURCES } from '../catalogue/catalogue';
import { runsOf, spanOf } from '../catalogue/figure-periods';
import { rollSql } from './rollup-sql';
import { touchedSql, TOUCHING } from './touched-sql';

const ROLL = new Map(SOURCES.map((source) => [source.type as string, rollSql(source)]));
const TYPES = SOURCES.map(({ type }) => type);

export interface ReadingRow {
  zone: string;
  print: string;
  cursor: string;
}

/** One day of one source. */
export interface Touched {
  source: string;
  day: string;
}

/** Cells by day, and the days that must be counted again. */
@Injectable()
export class RollupsRepository {
  async reading(sql: Sql): Promise<ReadingRow> {
    const row = await sql.row<ReadingRow>(
      `select zone, print, cursor_xid::text || ':' || cursor_id::text as cursor from figure_reading`,
    );
    return row!;
  }

  /** Everything that events tell of is to be counted: by the days of another zone, or by another catalogue. */
  async beginAgain(sql: Sql, zone: string, now: Date): Promise<void> {
    await sql.rows(
      `update figure_reading set zone = $1, print = $2, cursor_xid = pg_snapshot_xmin(pg_current_snapshot()), cursor_id = 0`,
      [zone, CATALOGUE_PRINT],
    );
    await sql.rows('delete from figure_dirty');
    await sql.rows('delete from figure_cell where source <> all($1)', [TYPES]);
    await sql.rows(
      `insert into figure_dirty (source, day, because, marked_at)
       select source, day, 'event', $3 from (${DAYS_OF_EVENTS} union select distinct source, day from figure_cell) days`,
      [TYPES, zone, now],
    );
  }

  /** What the events of a span touch is to be counted again. */
  async mark(sql: Sql, span: { from: string; to: string }, zone: string, now: Date): Promise<void> {
    const [from, to] = [span.from.split(':'), span.to.split(':')];
    await sql.rows(
      `insert into figure_dirty (source, day, because, marked_at)
       select source, day::date, 'event', $9 from (${touchedSql('and (xid, id) <= ($7::xid8, $8::bigint)')}) touched
       on conflict (source, day) do update set because = 'event' where figure_dirty.because <> 'event'`,
      [...from, zone, ...TOUCHING, ...to, now],
    );
  }

  /** What is stored and not rolled up yet; null where it is too much to look through. */
  async pending(sql: Sql, { cursor, zone }: ReadingRow, most: number): Promise<Touched[] | null> {
    const [xid, id] = cursor.split(':');
    const { waiting } = (await sql.row<{ waiting: number }>(
      `select count(*)::int as waiting from (select from desk_event where (xid, id) > ($1::xid8, $2::bigint) limit $3) w`,
      [xid, id, most + 1],
    ))!;
    if (waiting > most) return null;
    return sql.rows<Touched>(
      `select source, day from (${touchedSql('')}) touched
       union select source, to_char(day, 'YYYY-MM-DD') from figure_dirty`,
      [xid, id, zone, ...TOUCHING],
    );
  }

  marked(sql: Sql): Promise<Touched[]> {
    return sql.rows<Touched>(`select source, to_char(day, 'YYYY-MM-DD') as day from figure_dirty`);
  }

  /** When the first event happened that is stored and not read yet. */
  async unreadSince(sql: Sql, { cursor }: ReadingRow): Promise<Date> {
    const [xid, id] = cursor.split(':');
    const row = await sql.row<{ at: Date }>(
      `select at from desk_event where (xid, id) > ($1::xid8, $2::bigint) order by xid, id limit 1`,
      [xid, id],
    );
    return row!.at;
  }

  /** Takes a few days of one source that were marked before then, the newest first. */
  claim(sql: Sql, markedBefore: Date, most: number): Promise<Touched[]> {
    return sql.rows<Touched>(
      `delete from figure_dirty where (source, day) in (
         select source, day from figure_dirty
         where marked_at <= $1 and source = (select source from figure_dirty where marked_at <= $1 order by day desc limit 1)
         order by day desc limit $2 for update skip locked)
       returning source, to_char(day, 'YYYY-MM-DD') as day`,
      [markedBefore, most],
    );
  }

  async roll(sql: Sql, source: string, days: string[], zone: string): Promise<void> {
    await sql.rows('delete from figure_cell where source = $1 and day = any($2::date[])', [source, days]);
    const text = ROLL.get(source);
    for (const run of text ? runsOf(days) : []) {
      const { from, to } = spanOf(run.first, run.next, zone);
      await sql.rows(text!, [from, to, zone]);
    }
  }
}

// The first and last event of each type stand at the ends of its index.
const DAYS_OF_EVENTS = `select source, generate_series(ends.first at time zone $2, ends.last at time zone $2 + interval '1 day', '1 day')::date as day
  from unnest($1::text[]) as source cross join lateral (select min(at) as first, max(at) as last from desk_event where type = source) ends
  where ends.first is not null`;
