import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';

/** How far a platform's clock and ours may be apart: 5 minutes to each side. */
const SKEW_MS = 5 * 60_000;

/** What platforms signed in the last minutes, for all processes and over a restart: some signatures don't cover the body. */
@Injectable()
export class CallbackNonces {
  constructor(private readonly database: Database) {}

  /** False when this nonce came with another body; with the same one it is the platform trying again. */
  async isFirst(
    inboxId: string,
    { timestamp = '', nonce = '' }: { timestamp?: string; nonce?: string },
    body: Buffer,
    now: Date,
  ): Promise<boolean> {
    const hash = createHash('sha256').update(body).digest();
    const until = new Date(now.getTime() + 2 * SKEW_MS);
    const row = await this.database.row<{ same: boolean }>(
      `with gone as (delete from callback_nonce where ctid = any (array(
           select ctid from callback_nonce where until < $5 and (inbox_id, nonce) <> ($1, $2) limit 10 for update skip locked)))
       insert into callback_nonce (inbox_id, nonce, body_sha256, until) values ($1, $2, $3, $4)
       on conflict (inbox_id, nonce) do update set until = callback_nonce.until
       returning body_sha256 = $3 as same`,
      [inboxId, `${timestamp} ${nonce}`, hash, until, now],
    );
    return row!.same;
  }
}
