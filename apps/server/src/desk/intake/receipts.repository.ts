import { Injectable } from '@nestjs/common';
import type { QuarantineItem } from '#contract';
import { Database } from '../../platform/database/database';
import { type Answer, GroupCommit } from '../../platform/database/group-commit';
import { storableJson } from '../../platform/database/storable';
import type { RawInput } from '../../platform/files/raw-inputs';

export interface WaitingReceipt extends RawInput {
  id: string;
  inboxId: string;
  externalId: string;
  envelope: Record<string, unknown>;
  receivedAt: Date;
  attempts: number;
}

/** What came of a receipt. */
export interface Became {
  state: 'received' | 'done' | 'quarantined' | 'dismissed';
  messageId: string | null;
}

type NewReceipt = Omit<WaitingReceipt, 'attempts'> & { rawSize: number };

const BATCH = 100;
const COLUMNS = `id, inbox_id as "inboxId", external_id as "externalId", raw, raw_sha256 as "rawSha256", envelope, received_at as "receivedAt", attempts`;

@Injectable()
export class ReceiptsRepository {
  private readonly group: GroupCommit<NewReceipt, boolean>;

  constructor(private readonly database: Database) {
    this.group = new GroupCommit((batch) => this.insertAll(batch), BATCH);
  }

  /** True when this input is new. */
  insert(receipt: NewReceipt): Promise<boolean> {
    return this.group.submit(receipt);
  }

  private async insertAll(batch: NewReceipt[]): Promise<Answer<boolean>[]> {
    const inserted = await this.database.rows<{ id: string }>(
      `insert into receipt (id, inbox_id, external_id, raw, raw_sha256, raw_size, envelope, state, received_at)
       select id, "inboxId", "externalId", decode(raw, 'base64'), "rawSha256", "rawSize", envelope, 'received', "receivedAt"
       from json_to_recordset($1::json) as r(id uuid, "inboxId" uuid, "externalId" text, raw text, "rawSha256" text, "rawSize" bigint,
         envelope jsonb, "receivedAt" timestamptz)
       on conflict (inbox_id, external_id) do nothing returning id`,
      [storableJson(batch.map((receipt) => ({ ...receipt, raw: receipt.raw?.toString('base64') ?? null })))],
    );
    const fresh = new Set(inserted.map(({ id }) => id));
    return batch.map(({ id }) => ({ ok: true, value: fresh.has(id) }));
  }

  waiting(limit: number): Promise<WaitingReceipt[]> {
    // Servers date mail by the second, so mails of a folder keep its order; nobody waits for an answer to old mail.
    return this.database.rows(
      `select ${COLUMNS} from receipt where state = 'received'
       order by envelope ? 'history', received_at, (envelope ->> 'uid')::bigint nulls last, id limit $1`,
      [limit],
    );
  }

  one(id: string): Promise<(WaitingReceipt & { state: string }) | null> {
    return this.database.row(`select ${COLUMNS}, state from receipt where id = $1`, [id]);
  }

  byExternalId(inboxId: string, externalId: string): Promise<(WaitingReceipt & Became) | null> {
    return this.database.row(
      `select ${COLUMNS}, state, message_id as "messageId" from receipt where inbox_id = $1 and external_id = $2`,
      [inboxId, externalId],
    );
  }

  /** Read, and nothing for a ticket to show. */
  async keep(id: string, reason: string): Promise<void> {
    await this.database.rows(
      `update receipt set state = 'done', reason = $2, attempts = attempts + 1, done_at = now() where id = $1 and state <> 'done'`,
      [id, reason],
    );
  }

  async tryAgain(id: string, detail: string): Promise<void> {
    await this.database.rows(`update receipt set attempts = attempts + 1, detail = $2 where id = $1`, [
      id,
      detail.slice(0, 1000),
    ]);
  }

  async quarantine(id: string, reason: string, detail: string): Promise<void> {
    await this.database.rows(
      `update receipt set state = 'quarantined', attempts = attempts + 1, reason = $2, detail = $3 where id = $1`,
      [...[id, reason, detail]],
    );
  }

  async markDuplicate(id: string, of: { ticketId: string | null; messageId: string | null }): Promise<void> {
    await this.database.rows(
      `update receipt set state = 'done', reason = 'duplicate', ticket_id = $2, message_id = $3, done_at = now() where id = $1 and state <> 'done'`,
      [id, of.ticketId, of.messageId],
    );
  }

  async dismiss(id: string, reason: string): Promise<boolean> {
    const row = await this.database.row(
      `update receipt set state = 'dismissed', detail = $2, done_at = now() where id = $1 and state = 'quarantined' returning id`,
      [id, reason],
    );
    return row !== null;
  }

  async quarantined(): Promise<QuarantineItem[]> {
    const rows = await this.database.rows<QuarantineItem & { at: Date }>(
      `select id, inbox_id as "inboxId", external_id as "externalId", received_at as at, raw_size::int as size, coalesce(reason, '') as reason,
        coalesce(detail, '') as detail, attempts from receipt where state = 'quarantined' order by received_at desc limit 500`,
    );
    return rows.map(({ at, ...row }) => ({ ...row, receivedAt: at.toISOString() }));
  }
}
