import { Injectable } from '@nestjs/common';
import type { Attachment } from '#contract';
import { Database } from '../../platform/database/database';

export interface SpokenRow {
  id: string;
  seq: number;
  kind: string;
  text: string;
  author_kind: 'agent' | 'contact' | 'desk';
  author_name: string;
  attachments: Attachment[];
  created_at: Date;
  number: string;
  thread_key: string | null;
  contact_name: string;
  contact: string;
}

/** What a stored request became. */
export interface Outcome {
  state: 'received' | 'done' | 'quarantined' | 'dismissed';
  reason: string | null;
  number: string | null;
  messageId: string | null;
  seq: number | null;
}

const SPOKEN = `m.id, m.seq, m.kind, m.text, m.author_kind, m.author_name, m.attachments, m.created_at, t.number, t.thread_key, t.contact_name`;
const PUBLIC = `m.kind in ('inbound', 'reply', 'greeting')`;

@Injectable()
export class ApiRepository {
  constructor(private readonly database: Database) {}

  async outcome(receiptId: string): Promise<Outcome> {
    const row = await this.database.row<Outcome>(
      `select r.state, r.reason, t.number, m.id as "messageId", m.seq from receipt r
       left join message m on m.id = r.message_id left join ticket t on t.id = m.ticket_id where r.id = $1`,
      [receiptId],
    );
    return row!;
  }

  /** What was said in one conversation of a contact, in its order, whichever tickets it went through. */
  conversation(
    inboxId: string,
    contact: string,
    key: string,
    after: { number: string; seq: number },
    limit: number,
  ): Promise<SpokenRow[]> {
    return this.database.rows(
      `select ${SPOKEN}, i.external_id as contact from identity i join ticket t on t.contact_id = i.contact_id and t.inbox_id = i.inbox_id
       join message m on m.ticket_id = t.id
       where i.inbox_id = $1 and i.external_id = $2 and t.thread_key = $3 and ${PUBLIC} and (t.number, m.seq) > ($4::bigint, $5::int)
       order by t.number, m.seq limit $6`,
      [inboxId, contact, key, after.number, after.seq, limit],
    );
  }

  spoken(messageId: string): Promise<SpokenRow | null> {
    return this.database.row(
      `select ${SPOKEN}, (select i.external_id from identity i where i.contact_id = t.contact_id and i.inbox_id = t.inbox_id
         order by i.last_seen_at desc limit 1) as contact
       from message m join ticket t on t.id = m.ticket_id where m.id = $1`,
      [messageId],
    );
  }

  /** The ticket and place of a public message, when it belongs to this contact of this inbox. */
  placeOf(inboxId: string, contact: string, messageId: string) {
    return this.database.row<{ ticketId: string; seq: number; contactId: string; name: string }>(
      `select t.id as "ticketId", m.seq, t.contact_id as "contactId", t.contact_name as name from message m join ticket t on t.id = m.ticket_id
       join identity i on i.contact_id = t.contact_id and i.inbox_id = t.inbox_id
       where m.id = $3 and t.inbox_id = $1 and i.external_id = $2 and ${PUBLIC}`,
      [inboxId, contact, messageId],
    );
  }

  async isOfInbox(attachmentId: string, inboxId: string): Promise<boolean> {
    const row = await this.database.row(
      `select 1 from attachment a join message m on m.id = a.message_id where a.id = $1 and m.inbox_id = $2 and ${PUBLIC}`,
      [attachmentId, inboxId],
    );
    return row !== null;
  }

  async keepUpload(file: { id: string; inboxId: string; sha256: string; size: number; at: Date }): Promise<void> {
    await this.database.rows(
      'insert into api_upload (id, inbox_id, sha256, size, created_at) values ($1, $2, $3, $4, $5)',
      [file.id, file.inboxId, file.sha256, file.size, file.at],
    );
  }

  /** The content's hash of each upload of this inbox that is there. */
  async uploads(inboxId: string, ids: string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.rows<{ id: string; sha256: string }>(
      'select id, sha256 from api_upload where inbox_id = $1 and id = any($2)',
      [inboxId, ids],
    );
    return new Map(rows.map(({ id, sha256 }) => [id, sha256]));
  }

  async placeInLine(receiptId: string, line: Line, sequence: number): Promise<void> {
    await this.database.rows(
      `insert into api_sequence (receipt_id, inbox_id, contact, conversation, sequence) values ($1, $2, $3, $4, $5)
       on conflict do nothing`,
      [receiptId, line.inboxId, line.contact, line.conversation, sequence],
    );
  }

  /** True when what stands before this place has landed, or can't. */
  async isBeforeDone(line: Line, sequence: number): Promise<boolean> {
    const row = await this.database.row(
      `select 1 from api_sequence s join receipt r on r.id = s.receipt_id
       where s.inbox_id = $1 and s.contact = $2 and s.conversation = $3 and s.sequence = $4 and r.state <> 'received' limit 1`,
      [line.inboxId, line.contact, line.conversation, sequence - 1],
    );
    return row !== null;
  }

  async countRefusals(counts: { inbox_id: string; reason: string; count: number; last_at: Date }[]): Promise<void> {
    await this.database.rows(
      `insert into api_refusal (inbox_id, reason, count, last_at) select * from json_to_recordset($1::json)
         as c(inbox_id uuid, reason text, count bigint, last_at timestamptz)
       on conflict (inbox_id, reason) do update set count = api_refusal.count + excluded.count, last_at = excluded.last_at`,
      [JSON.stringify(counts)],
    );
  }

  refusals(inboxId: string): Promise<{ reason: string; count: number; at: Date }[]> {
    return this.database.rows(
      'select reason, count::int, last_at as at from api_refusal where inbox_id = $1 order by last_at desc',
      [inboxId],
    );
  }
}

/** Where messages of one contact keep their order. */
export interface Line {
  inboxId: string;
  contact: string;
  conversation: string;
}
