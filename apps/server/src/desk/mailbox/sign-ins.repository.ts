import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '../../platform/database/database';

export interface SignInRow {
  inbox_id: string;
  client: string;
  state: 'signed_in' | 'ended';
  tokens: Buffer;
  expires_at: Date;
  signed_in_at: Date;
  error: string | null;
}

export interface TryRow {
  inbox_id: string;
  session_hash: string;
  verifier: Buffer;
  redirect_uri: string;
  client: string;
  ends_at: Date;
}

const COLUMNS = 'inbox_id, client, state, tokens, expires_at, signed_in_at, error';

@Injectable()
export class SignInsRepository {
  constructor(private readonly database: Database) {}

  of(inboxId: string): Promise<SignInRow | null> {
    return this.database.row<SignInRow>(`select ${COLUMNS} from mail_sign_in where inbox_id = $1`, [inboxId]);
  }

  /** Tries that were given up are forgotten on the way. */
  async begin(stateHash: Buffer, row: TryRow, now: Date): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.rows('delete from mail_sign_in_try where ends_at < $1', [now]);
      await tx.rows(
        `insert into mail_sign_in_try (state_hash, inbox_id, session_hash, verifier, redirect_uri, client, ends_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [stateHash, row.inbox_id, row.session_hash, row.verifier, row.redirect_uri, row.client, row.ends_at],
      );
    });
  }

  /** Good once. */
  takeTry(stateHash: Buffer): Promise<TryRow | null> {
    return this.database.row<TryRow>('delete from mail_sign_in_try where state_hash = $1 returning *', [stateHash]);
  }

  async save(sql: Sql, row: Omit<SignInRow, 'state' | 'error'>): Promise<void> {
    await sql.rows(
      `insert into mail_sign_in (inbox_id, client, state, tokens, expires_at, signed_in_at)
       values ($1, $2, 'signed_in', $3, $4, $5)
       on conflict (inbox_id) do update set client = excluded.client, state = 'signed_in', tokens = excluded.tokens,
         expires_at = excluded.expires_at, signed_in_at = excluded.signed_in_at, renewing_until = null, error = null`,
      [row.inbox_id, row.client, row.tokens, row.expires_at, row.signed_in_at],
    );
  }

  /** True for the one process that may renew these tokens now. */
  async claim(row: SignInRow, now: Date, until: Date): Promise<boolean> {
    const claimed = await this.database.row(
      `update mail_sign_in set renewing_until = $4 where inbox_id = $1 and tokens = $2 and state = 'signed_in'
         and (renewing_until is null or renewing_until < $3) returning inbox_id`,
      [row.inbox_id, row.tokens, now, until],
    );
    return claimed !== null;
  }

  async renewed(row: SignInRow, tokens: Buffer, expiresAt: Date): Promise<void> {
    await this.database.rows(
      `update mail_sign_in set tokens = $3, expires_at = $4, renewing_until = null, error = null
       where inbox_id = $1 and tokens = $2`,
      [row.inbox_id, row.tokens, tokens, expiresAt],
    );
  }

  /** Ended for good, or tried again when the claim runs out. */
  async failed(row: SignInRow, state: SignInRow['state'], error: string): Promise<void> {
    await this.database.rows(`update mail_sign_in set state = $3, error = $4 where inbox_id = $1 and tokens = $2`, [
      row.inbox_id,
      row.tokens,
      state,
      error,
    ]);
  }

  /** Sign-ins of working mailboxes whose tokens end before `end`. */
  ending(now: Date, end: Date): Promise<SignInRow[]> {
    return this.database.rows<SignInRow>(
      `select ${COLUMNS.replaceAll(/\w+/g, 's.$&')} from mail_sign_in s join inbox i on i.id = s.inbox_id and i.enabled
       where s.state = 'signed_in' and s.expires_at < $2 and (s.renewing_until is null or s.renewing_until < $1)
       order by s.expires_at limit 50`,
      [now, end],
    );
  }

  async nextEnd(): Promise<Date | null> {
    const row = await this.database.row<{ at: Date | null }>(
      `select min(expires_at) as at from mail_sign_in where state = 'signed_in'`,
    );
    return row?.at ?? null;
  }
}
