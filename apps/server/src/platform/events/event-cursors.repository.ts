import { Injectable } from '@nestjs/common';
import { Database, type Sql, type Tx } from '../database/database';
import type { StoredEvent } from './event-log';

/** Readers with a position of their own, and the table that keeps it. */
export const READERS = {
  conduct: 'conduct_reading',
  repeats: 'repeat_reading',
  callbacks: 'callback_reading',
  automation: 'automation_reading',
  handovers: 'handover_reading',
  figures: 'figure_reading',
  surveys: 'survey_reading',
  territories: 'territory_reading',
} as const;
export type ReaderName = keyof typeof READERS;
/** Beside them, who follows the events in a way of its own. */
const TABLES = { ...READERS, ladder: 'ladder_reading' } as const;
export type Follower = keyof typeof TABLES;

const CURSOR = (follower: Follower): string =>
  `select cursor_xid::text || ':' || cursor_id::text as cursor from ${TABLES[follower]}`;

/** How far each reader has come, and what it could not judge. */
@Injectable()
export class EventCursorsRepository {
  constructor(private readonly database: Database) {}

  async cursor(reader: Follower): Promise<string> {
    return (await this.database.row<{ cursor: string }>(CURSOR(reader)))!.cursor;
  }

  /**
   * Whether this transaction alone reads on from there: false where another process is about to, or has. It writes nothing yet, so that
   * whoever looks at events holds back nobody who follows them.
   */
  async hold(tx: Tx, reader: Follower, from: string): Promise<boolean> {
    const [lock, row] = await Promise.all([
      tx.row<{ mine: boolean }>('select pg_try_advisory_xact_lock(hashtextextended($1, 47)) as mine', [reader]),
      tx.row<{ cursor: string }>(CURSOR(reader)),
    ]);
    return lock!.mine && row!.cursor === from;
  }

  /** Moves on from where it was held. Throws where it was moved meanwhile: what was found is taken back and looked for again. */
  async advance(sql: Sql, reader: Follower, from: string, to: string): Promise<void> {
    const [fromXid, fromId] = from.split(':');
    const [toXid, toId] = to.split(':');
    const moved = await sql.row(
      `update ${TABLES[reader]} set cursor_xid = $3::xid8, cursor_id = $4::bigint
       where cursor_xid = $1::xid8 and cursor_id = $2::bigint returning only_one`,
      [fromXid, fromId, toXid, toId],
    );
    if (!moved) throw new Error(`Another process moved ${reader}.`);
  }

  async rewind(sql: Sql, reader: ReaderName): Promise<void> {
    await sql.rows('delete from event_failure where reader = $1', [reader]);
    await sql.rows(`update ${READERS[reader]} set cursor_xid = began_xid, cursor_id = 0`);
  }

  async failed(sql: Sql, reader: ReaderName, event: StoredEvent, failure: { error: string; at: Date }): Promise<void> {
    await sql.rows(
      `insert into event_failure (reader, event_id, event_type, ticket_id, happened_at, error, at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (reader, event_id) do update set error = excluded.error, at = excluded.at`,
      [reader, event.id, event.type, event.ticketId, event.at, failure.error, failure.at],
    );
  }

  failures(limit: number): Promise<EventFailureRow[]> {
    return this.database.rows<EventFailureRow>(
      `select f.*, f.id::text as id, t.number as ticket_number from event_failure f
       left join ticket t on t.id = f.ticket_id order by f.id desc limit $1`,
      [limit],
    );
  }
}

export interface EventFailureRow {
  id: string;
  reader: ReaderName;
  event_id: string;
  event_type: string;
  ticket_id: string | null;
  ticket_number: string | null;
  happened_at: Date;
  error: string;
  at: Date;
}
