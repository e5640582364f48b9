import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';

/** How far the stream of an account is fetched, and why it is fetched now. */
export interface Stream {
  inboxId: string;
  cursor: string;
  /** The newest call's, good for ten minutes. */
  token: string | null;
  askedAt: Date | null;
  dueAt: Date;
  attempts: number;
}

@Injectable()
export class StreamsRepository {
  constructor(private readonly database: Database) {}

  /** There is something to fetch, now. */
  async nudge(inboxId: string, token: string | null, now: Date): Promise<void> {
    await this.database.rows(
      `insert into wecom_stream (inbox_id, token, asked_at, due_at, since) values ($1, $2, $3, $3, $3)
       on conflict (inbox_id) do update set token = coalesce($2, wecom_stream.token), asked_at = $3,
         due_at = least(wecom_stream.due_at, $3), attempts = 0`,
      [inboxId, token, now],
    );
  }

  /** Whoever fetches an account from now on begins at once, also when the platform never calls. */
  async begin(inboxId: string, now: Date): Promise<void> {
    await this.database.rows(
      `insert into wecom_stream (inbox_id, due_at, since) values ($1, $2, $2)
       on conflict (inbox_id) do update set due_at = least(wecom_stream.due_at, $2), attempts = 0`,
      [inboxId, now],
    );
  }

  async of(inboxId: string): Promise<Stream> {
    const row = await this.database.row<Stream>(
      `select inbox_id as "inboxId", cursor, token, asked_at as "askedAt", due_at as "dueAt", attempts
       from wecom_stream where inbox_id = $1`,
      [inboxId],
    );
    return row!;
  }

  /** A page is stored: the next one begins behind it, whatever happens now. */
  async advance(inboxId: string, cursor: string): Promise<void> {
    await this.database.rows('update wecom_stream set cursor = $2 where inbox_id = $1', [inboxId, cursor]);
  }

  /** All is fetched; a call that came meanwhile makes it due again. */
  async done({ inboxId, askedAt }: Stream, nextAt: Date): Promise<void> {
    await this.database.rows(
      `update wecom_stream set attempts = 0,
         token = case when asked_at is not distinct from $2 then null else token end,
         due_at = case when asked_at is not distinct from $2 then $3 else due_at end
       where inbox_id = $1`,
      [inboxId, askedAt, nextAt],
    );
  }

  async failed({ inboxId }: Stream, nextAt: Date): Promise<void> {
    await this.database.rows('update wecom_stream set attempts = attempts + 1, due_at = $2 where inbox_id = $1', [
      inboxId,
      nextAt,
    ]);
  }

  /** Since when the desk answers for this account. */
  async since(inboxId: string): Promise<Date | null> {
    const row = await this.database.row<{ since: Date }>('select since from wecom_stream where inbox_id = $1', [
      inboxId,
    ]);
    return row?.since ?? null;
  }
}
