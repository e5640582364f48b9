import { Injectable } from '@nestjs/common';
import type { DayOutcome, DayPart } from '#contract';
import type { Fate, Interval } from '#domain';
import { Database, type Sql } from '../../platform/database/database';
import { storableJson } from '../../platform/database/storable';
import { FATE, INPUTS, OUTCOME, SAID, THEIR_TICKETS, TOLD, UNRECEIVED } from './day-end-sql';

export interface Counted<K extends string> {
  inbox_id: string;
  kind: K;
  n: number;
}
export interface CloseRow {
  id: string;
  day: string;
  zone: string;
  figures: { received: number; difference: number };
  note: string;
  by_id: string;
  by_name: string;
  client_id: string;
  at: Date;
}
export interface RowRecord {
  id: string;
  at: Date;
  key_at: string;
  external_id: string;
  reason: string | null;
  text: string | null;
  ticket_number: string | null;
  contact_name: string | null;
  team_id: string | null;
  holder_id: string | null;
}

const ABOUT = `t.number as ticket_number, t.contact_name, t.team_id, t.holder_id`;

@Injectable()
export class DayEndRepository {
  constructor(private readonly database: Database) {}

  fates(sql: Sql, { from, to }: Interval): Promise<Counted<Fate>[]> {
    return sql.rows(`select r.inbox_id, ${FATE} as kind, count(*)::int as n ${INPUTS} group by 1, 2`, [from, to]);
  }

  unreceived(sql: Sql, { from, to }: Interval): Promise<Counted<'unreceived'>[]> {
    return sql.rows(
      `select t.inbox_id, 'unreceived' as kind, count(*)::int as n ${SAID} and ${UNRECEIVED} group by t.inbox_id`,
      [from, to],
    );
  }

  outcomes(sql: Sql, { from, to }: Interval, now: Date): Promise<(Counted<DayOutcome> & { opened: number })[]> {
    return sql.rows(
      `select t.inbox_id, ${OUTCOME} as kind, count(*)::int as n,
         count(*) filter (where t.created_at >= $1 and t.created_at < $2)::int as opened
       from (select distinct e.ticket_id ${TOLD}) d ${THEIR_TICKETS} group by 1, 2`,
      [from, to, now],
    );
  }

  /** The inputs of one inbox and fate, oldest first. */
  inputs(day: Interval, inboxId: string, part: DayPart, after: string[] | null, limit: number): Promise<RowRecord[]> {
    return this.database.rows(
      `select r.id, r.received_at as at, r.received_at::text as key_at, r.external_id, coalesce(r.detail, r.reason) as reason,
         coalesce(m.text, '') as text, ${ABOUT}
       ${INPUTS.replace(' where', ' left join ticket t on t.id = coalesce(m.ticket_id, r.ticket_id) where')}
       and r.inbox_id = $3 and ${FATE} = $4 and ($5::timestamptz is null or (r.received_at, r.id) > ($5::timestamptz, $6::uuid))
       order by r.received_at, r.id limit $7`,
      [day.from, day.to, inboxId, part, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  /** Words that nothing was received for. */
  unreceivedRows(day: Interval, inboxId: string, after: string[] | null, limit: number): Promise<RowRecord[]> {
    return this.database.rows(
      `select e.message_id as id, e.at, e.at::text as key_at, '' as external_id, null as reason,
         (select text from message where id = e.message_id) as text, ${ABOUT}
       ${SAID} and ${UNRECEIVED} and t.inbox_id = $3
         and ($4::timestamptz is null or (e.at, e.message_id) > ($4::timestamptz, $5::uuid))
       order by e.at, e.message_id limit $6`,
      [day.from, day.to, inboxId, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  tickets(
    day: Interval,
    now: Date,
    inboxId: string,
    outcome: DayOutcome | null,
    after: string[] | null,
    limit: number,
  ) {
    return this.database.rows<RowRecord>(
      `select t.id, d.at, d.at::text as key_at, '' as external_id, null as reason, t.last_message ->> 'preview' as text, ${ABOUT}
       from (select e.ticket_id, min(e.at) as at ${TOLD} group by e.ticket_id) d ${THEIR_TICKETS}
       where t.inbox_id = $4 and ($5::text is null or ${OUTCOME} = $5)
         and ($6::timestamptz is null or (d.at, t.id) > ($6::timestamptz, $7::uuid))
       order by d.at, t.id limit $8`,
      [day.from, day.to, now, inboxId, outcome, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  closes(sql: Sql, day: string): Promise<CloseRow[]> {
    return sql.rows(`select *, day::text as day from day_close where day = $1 order by at desc, id desc`, [day]);
  }

  /** Which of these days had input and nobody's signature. */
  async unsigned(days: { day: string; from: Date; to: Date }[]): Promise<string[]> {
    const rows = await this.database.rows<{ day: string }>(
      `select d.day from json_to_recordset($1::json) as d(day text, "from" timestamptz, "to" timestamptz)
       where exists (select from receipt r where r.received_at >= d."from" and r.received_at < d."to")
         and not exists (select from day_close c where c.day = d.day::date) order by d.day desc`,
      [storableJson(days)],
    );
    return rows.map(({ day }) => day);
  }

  closeByClient(sql: Sql, byId: string, clientId: string): Promise<CloseRow | null> {
    return sql.row(`select *, day::text as day from day_close where by_id = $1 and client_id = $2`, [byId, clientId]);
  }

  /** False when the client id is taken, so that this is a retry (law 3). */
  async insertClose(sql: Sql, close: CloseRow): Promise<boolean> {
    const names = Object.keys(close);
    const inserted = await sql.rows(
      `insert into day_close (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})
       on conflict (by_id, client_id) do nothing returning id`,
      Object.values(close),
    );
    return inserted.length > 0;
  }
}
