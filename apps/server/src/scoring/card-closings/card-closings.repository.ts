import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';

export interface ClosingRow {
  id: string;
  by_id: string;
  by_name: string;
  ip: string;
  asked_at: Date;
  stopped_at: Date | null;
  stopped_by_name: string | null;
  done_at: Date | null;
}

/** A card to close, and the client id under which its closing is done once. */
export interface WaitingCard {
  cardId: string;
  clientId: string;
}

interface Beginning {
  month: string;
  clientId: string;
  by: { agentId: string; name: string; ip: string };
  at: Date;
}

export interface Counts {
  total: number;
  closed: number;
  refused: { cardId: string; agentName: string; workNumber: string; code: string }[];
}

const RUNNING = 'stopped_at is null and done_at is null';

/** Months that are being closed, as rows. */
@Injectable()
export class CardClosingsRepository {
  /** Its id; 'same' for a retry, 'other' where the client id was used for another month, 'running' while the month is being closed. */
  async begin(sql: Sql, { month, clientId, by, at }: Beginning): Promise<string | 'same' | 'other' | 'running'> {
    const id = newId();
    const begun = await sql.row(
      `insert into card_closing (id, month, client_id, by_id, by_name, ip, asked_at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict do nothing returning id`,
      [id, month, clientId, by.agentId, by.name, by.ip, at],
    );
    if (begun) return id;
    const asked = await sql.row<{ same: boolean }>(
      'select month = $3 as same from card_closing where by_id = $1 and client_id = $2',
      [by.agentId, clientId, month],
    );
    if (!asked) return 'running';
    return asked.same ? 'same' : 'other';
  }

  /** Everybody's card of the month that is confirmed and not closed; how many they are. */
  async list(sql: Sql, id: string, month: string): Promise<number> {
    const rows = await sql.rows(
      `insert into card_closing_card (closing_id, card_id)
       select $1, id from card where month = $2 and confirmed_at is not null and closed_at is null returning card_id`,
      [id, month],
    );
    return rows.length;
  }

  /** The newest of a month. */
  newest(sql: Sql, month: string): Promise<ClosingRow | null> {
    return sql.row<ClosingRow>('select * from card_closing where month = $1 order by asked_at desc, id desc limit 1', [
      month,
    ]);
  }

  running(sql: Sql): Promise<ClosingRow | null> {
    return sql.row<ClosingRow>(`select * from card_closing where ${RUNNING} order by asked_at, id limit 1`);
  }

  /** Some that nobody is at, held until then: whoever holds them may crash. */
  async hold(sql: Sql, id: string, most: number, { now, until }: { now: Date; until: Date }): Promise<WaitingCard[]> {
    return sql.rows<WaitingCard>(
      `update card_closing_card set held_until = $4 where closing_id = $1 and card_id in (
         select card_id from card_closing_card
         where closing_id = $1 and state = 'waiting' and (held_until is null or held_until <= $3)
         order by card_id limit $2 for update skip locked)
       returning card_id as "cardId", client_id as "clientId"`,
      [id, most, now, until],
    );
  }

  /** When the next card that somebody holds is free again; null when none waits. */
  async freeAt(sql: Sql, id: string): Promise<Date | null> {
    const row = await sql.row<{ at: Date | null }>(
      `select min(held_until) as at from card_closing_card where closing_id = $1 and state = 'waiting'`,
      [id],
    );
    return row?.at ?? null;
  }

  async settle(sql: Sql, id: string, cardId: string, code: string | null): Promise<void> {
    await sql.rows(
      `update card_closing_card set state = case when $3::text is null then 'closed' else 'refused' end, code = $3
       where closing_id = $1 and card_id = $2 and state = 'waiting'`,
      [id, cardId, code],
    );
  }

  async end(sql: Sql, id: string, at: Date): Promise<void> {
    await sql.rows(
      `update card_closing set done_at = $2 where id = $1 and ${RUNNING}
       and not exists (select from card_closing_card where closing_id = $1 and state = 'waiting')`,
      [id, at],
    );
  }

  /** False where none is running. */
  async stop(sql: Sql, month: string, byName: string, at: Date): Promise<boolean> {
    const stopped = await sql.rows(
      `update card_closing set stopped_at = $2, stopped_by_name = $3 where month = $1 and ${RUNNING} returning id`,
      [month, at, byName],
    );
    return stopped.length > 0;
  }

  async counts(sql: Sql, id: string): Promise<Counts> {
    const counted = await sql.row<{ total: number; closed: number }>(
      `select count(*)::int as total, (count(*) filter (where state = 'closed'))::int as closed
       from card_closing_card where closing_id = $1`,
      [id],
    );
    const refused = await sql.rows<Counts['refused'][number]>(
      `select x.card_id as "cardId", a.name as "agentName", a.work_number as "workNumber", x.code
       from card_closing_card x join card c on c.id = x.card_id join agent a on a.id = c.agent_id
       where x.closing_id = $1 and x.state = 'refused' order by a.work_number`,
      [id],
    );
    return { ...counted!, refused };
  }
}
