import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';

/** How far the stream of an account is fetched, and why it is fetched now. */
export interface Stream {
  inboxId: string;
  cursor: string;
  /** The newest call's, good for ten minutes. */
  token: string | null;
  askedAt: Date | null;
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

  /** Accounts that are new are fetched from now on, also when the platform never calls. */
  async begin(now: Date): Promise<void> {
    await this.database.rows(
      `insert into wecom_stream (inbox_id, due_at, since) select id, $1, $1 from inbox
       where channel = 'wecom' and enabled and not exists (select from wecom_stream s where s.inbox_id = inbox.id)
       on conflict (inbox_id) do nothing`,
      [now],
    );
  }

  /** Takes accounts that are due; each is then this process's alone until it is done or `until` has passed. */
  claim(limit: number, now: Date, until: Date): Promise<Stream[]> {
    return this.database.rows(
      `update wecom_stream set taken_until = $3 where inbox_id in (
         select s.inbox_id from wecom_stream s join inbox i on i.id = s.inbox_id and i.enabled
         where s.due_at <= $2 and (s.taken_until is null or s.taken_until <= $2)
         order by s.due_at limit $1 for update of s skip locked)
       returning inbox_id as "inboxId", cursor, token, asked_at as "askedAt", attempts`,
      [limit, now, until],
    );
  }

  /** A page is stored: the next one begins behind it, whatever happens now. */
  async advance(inboxId: string, cursor: string, until: Date): Promise<void> {
    await this.database.rows('update wecom_stream set cursor = $2, taken_until = $3 where inbox_id = $1', [
      inboxId,
      cursor,
      until,
    ]);
  }

  /** All is fetched; a call that came meanwhile makes it due again. */
  async done({ inboxId, askedAt }: Stream, nextAt: Date): Promise<void> {
    await this.database.rows(
      `update wecom_stream set taken_until = null, attempts = 0,
         token = case when asked_at is not distinct from $2 then null else token end,
         due_at = case when asked_at is not distinct from $2 then $3 else due_at end
       where inbox_id = $1`,
      [inboxId, askedAt, nextAt],
    );
  }

  async failed({ inboxId }: Stream, nextAt: Date): Promise<void> {
    await this.database.rows(
      'update wecom_stream set taken_until = null, attempts = attempts + 1, due_at = $2 where inbox_id = $1',
      [inboxId, nextAt],
    );
  }

  async nextDueAt(): Promise<Date | null> {
    const row = await this.database.row<{ at: Date | null }>(
      `select min(greatest(s.due_at, s.taken_until)) as at from wecom_stream s join inbox i on i.id = s.inbox_id and i.enabled`,
    );
    return row?.at ?? null;
  }

  /** Since when the desk answers for this account. */
  async since(inboxId: string): Promise<Date | null> {
    const row = await this.database.row<{ since: Date }>('select since from wecom_stream where inbox_id = $1', [
      inboxId,
    ]);
    return row?.since ?? null;
  }
}
