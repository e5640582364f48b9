import { Injectable } from '@nestjs/common';
import type { QuarantineItem } from '#contract';
import { Database } from '../../platform/database/database';
import { storableJson } from '../../platform/database/storable';

export interface WaitingReceipt {
  id: string;
  inboxId: string;
  externalId: string;
  rawSha256: string;
  envelope: Record<string, unknown>;
  receivedAt: Date;
  attempts: number;
}

/** What came of a receipt. */
export interface Became {
  state: 'received' | 'done' | 'quarantined' | 'dismissed';
  messageId: string | null;
}

const COLUMNS = `id, inbox_id as "inboxId", external_id as "externalId", raw_sha256 as "rawSha256", envelope, received_at as "receivedAt", attempts`;

@Injectable()
export class ReceiptsRepository {
  constructor(private readonly database: Database) {}

  /** True when this input is new. */
  async insert(r: Omit<WaitingReceipt, 'attempts'> & { rawSize: number }): Promise<boolean> {
    const inserted = await this.database.row(
      `insert into receipt (id, inbox_id, external_id, raw_sha256, raw_size, envelope, state, received_at)
       values ($1, $2, $3, $4, $5, $6, 'received', $7) on conflict (inbox_id, external_id) do nothing returning id`,
      [r.id, r.inboxId, r.externalId, r.rawSha256, r.rawSize, storableJson(r.envelope), r.receivedAt],
    );
    return inserted !== null;
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
