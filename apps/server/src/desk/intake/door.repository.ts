import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/database';
import { storableJson } from '../../platform/database/storable';
import { type Incoming, receiptInboxOf } from './incoming';

export interface Origin {
  name: string;
  company: string | null;
  earlierTickets: number;
  ticketId: string | null;
  /** What the same input became when it came before. */
  seen: Seen | null;
}
export interface Seen {
  ticketId: string | null;
  messageId: string | null;
}
interface Thread {
  inbox_id: string;
  receipt_inbox_id: string;
  external_id: string;
  contact_id: string;
  key: string | null;
  references: string[];
  numbers: number[];
}

@Injectable()
export class DoorRepository {
  /**
   * Processes that let in the same input at the same time go one after the other. Chat messages need no turn: their
   * client id is unique in the schema.
   */
  async takeTurns(sql: Sql, batch: Incoming[]): Promise<void> {
    const keys = batch
      .filter(({ clientId }) => !clientId)
      .flatMap((item) => [`${receiptInboxOf(item)} ${item.externalId}`, ...(item.contentKey ? [item.contentKey] : [])]);
    if (keys.length === 0) return;
    await sql.rows(
      `select pg_advisory_xact_lock(key) from
         (select distinct hashtextextended(value, 11) as key from json_array_elements_text($1::json) order by 1) keys`,
      [storableJson(keys)],
    );
  }

  /** What of a batch arrived before: by its external id, or as the same content through another door. */
  async seen(sql: Sql, batch: Incoming[]): Promise<Map<string, Seen>> {
    if (batch.length === 0) return new Map();
    const rows = await sql.rows<{
      inbox_id: string;
      external_id: string;
      ticket_id: string | null;
      message_id: string | null;
    }>(
      // Row by row through the indexes: a join may read all receipts ever taken to find a handful.
      `select a.inbox_id, a.external_id, r.ticket_id, r.message_id
       from json_to_recordset($1::json) as a(inbox_id uuid, external_id text, content_key text)
       cross join lateral (
         (select ticket_id, message_id from receipt
          where inbox_id = a.inbox_id and external_id = a.external_id and state in ('done', 'dismissed') limit 1)
         union all
         (select ticket_id, message_id from receipt where content_key = a.content_key and state = 'done' limit 1)
         limit 1) r`,
      [
        storableJson(
          batch.map((item) => ({
            inbox_id: receiptInboxOf(item),
            external_id: item.externalId,
            content_key: item.contentKey,
          })),
        ),
      ],
    );
    return new Map(
      rows.map((r) => [`${r.inbox_id} ${r.external_id}`, { ticketId: r.ticket_id, messageId: r.message_id }]),
    );
  }

  /**
   * Who each item is from, as the desk knows them, and the ticket it continues. A proven token wins, then any id the
   * thread ever had; a chat continues the newest ticket of its contact and key. Subjects never decide (ANCHORS 2.A rows 9 and 10).
   */
  origins(sql: Sql, items: Thread[]): Promise<Origin[]> {
    return sql.rows<Origin>(
      `select c.name, c.company, c.earlier as "earlierTickets", coalesce(
         (select t.id from ticket t where a.numbers <> '[]' and t.number in (select value::bigint from json_array_elements_text(a.numbers::json)) limit 1),
         (select m.ticket_id from json_array_elements_text(a."references"::json) with ordinality as f(id, place)
            join mail_reference m on m.reference = f.id where a."references" <> '[]' order by f.place limit 1),
         (select t.id from ticket t where t.contact_id = a.contact_id and t.inbox_id = a.inbox_id and t.thread_key = a.key
            order by t.created_at desc limit 1)) as "ticketId",
         (select json_build_object('ticketId', r.ticket_id, 'messageId', r.message_id) from receipt r
            where r.inbox_id = a.receipt_inbox_id and r.external_id = a.external_id and r.state in ('done', 'dismissed')) as seen
       from json_to_recordset($1::json) as a(i int, inbox_id uuid, receipt_inbox_id uuid, external_id text, contact_id uuid, key text,
         "references" text, numbers text)
       left join lateral (
         select p.name, p.company, exists (select from ticket t where t.contact_id = any(array(
             select p.id union all select g.id from contact g where g.joined_into = p.id)))::int as earlier
         from contact o join contact p on p.id = coalesce(o.joined_into, o.id) where o.id = a.contact_id limit 1) c on true
       order by a.i`,
      [
        storableJson(
          items.map((item, i) => ({
            i,
            ...item,
            references: storableJson(item.references),
            numbers: storableJson(item.numbers),
          })),
        ),
      ],
    );
  }
}
