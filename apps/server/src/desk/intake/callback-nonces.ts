import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { type Answer, GroupCommit } from '../../platform/database/group-commit';
import { storableJson } from '../../platform/database/storable';

/** How far a platform's clock and ours may be apart: 5 minutes to each side. */
const SKEW_MS = 5 * 60_000;
const BATCH = 100;

interface Signed {
  inbox_id: string;
  nonce: string;
  body: string;
  now: Date;
}

/** What platforms signed in the last minutes, for all processes and over a restart: some signatures don't cover the body. */
@Injectable()
export class CallbackNonces {
  private readonly group: GroupCommit<Signed, boolean>;

  constructor(private readonly database: Database) {
    this.group = new GroupCommit((batch) => this.remember(batch), BATCH);
  }

  /** False when this nonce came with another body; with the same one it is the platform trying again. */
  isFirst(
    inboxId: string,
    { timestamp = '', nonce = '' }: { timestamp?: string; nonce?: string },
    body: Buffer,
    now: Date,
  ): Promise<boolean> {
    const hash = createHash('sha256').update(body).digest('hex');
    return this.group.submit({ inbox_id: inboxId, nonce: `${timestamp} ${nonce}`, body: hash, now });
  }

  /** The same nonce twice in one batch can't be told apart in one statement: such a batch fails, and its calls go one by one. */
  private async remember(batch: Signed[]): Promise<Answer<boolean>[]> {
    const now = batch.at(-1)!.now;
    const rows = await this.database.rows<{ key: string; same: boolean }>(
      `with signed as (select * from json_to_recordset($1::json) as s(inbox_id uuid, nonce text, body text)),
       gone as (delete from callback_nonce where ctid = any (array(
           select ctid from callback_nonce where until < $2 and (inbox_id, nonce) not in (select inbox_id, nonce from signed)
           limit 200 for update skip locked))),
       kept as (insert into callback_nonce (inbox_id, nonce, body_sha256, until)
         select inbox_id, nonce, decode(body, 'hex'), $3 from signed
         on conflict (inbox_id, nonce) do update set until = callback_nonce.until
         returning inbox_id, nonce, body_sha256)
       select k.inbox_id || ' ' || k.nonce as key, encode(k.body_sha256, 'hex') = s.body as same
       from kept k join signed s using (inbox_id, nonce)`,
      [storableJson(batch), now, new Date(now.getTime() + 2 * SKEW_MS)],
    );
    const same = new Map(rows.map((row) => [row.key, row.same]));
    return batch.map(({ inbox_id, nonce }) => ({ ok: true, value: same.get(`${inbox_id} ${nonce}`)! }));
  }
}
