import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/database';
import { storableJson } from '../../platform/database/storable';
import type { Incoming } from './incoming';

export interface ContactFacts {
  id: string;
  name: string;
  company: string | null;
  earlierTickets: number;
}
interface Thread {
  i: number;
  inbox_id: string;
  contact_id: string;
  chat: boolean;
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
      .flatMap(({ inbox, externalId, contentKey }) => [
        `${inbox.id} ${externalId}`,
        ...(contentKey ? [contentKey] : []),
      ]);
    if (keys.length === 0) return;
    await sql.rows(
      `select pg_advisory_xact_lock(key) from
         (select distinct hashtextextended(value, 11) as key from json_array_elements_text($1::json) order by 1) keys`,
      [storableJson(keys)],
    );
  }

  /** What of a batch arrived before: by its external id, or as the same content through another door. */
  async seen(sql: Sql, batch: Incoming[]): Promise<Map<string, { ticketId: string | null; messageId: string | null }>> {
    const rows = await sql.rows<{
      inbox_id: string;
      external_id: string;
      ticket_id: string | null;
      message_id: string | null;
    }>(
      `select a.inbox_id, a.external_id, r.ticket_id, r.message_id
       from json_to_recordset($1::json) as a(inbox_id uuid, external_id text, content_key text)
       join receipt r on (r.inbox_id = a.inbox_id and r.external_id = a.external_id and r.state in ('done', 'dismissed'))
       union
       select a.inbox_id, a.external_id, r.ticket_id, r.message_id
       from json_to_recordset($1::json) as a(inbox_id uuid, external_id text, content_key text)
       join receipt r on (r.content_key = a.content_key and r.state = 'done') where a.content_key is not null`,
      [
        storableJson(
          batch.map(({ inbox, externalId, contentKey }) => ({
            inbox_id: inbox.id,
            external_id: externalId,
            content_key: contentKey,
          })),
        ),
      ],
    );
    return new Map(
      rows.map((r) => [`${r.inbox_id} ${r.external_id}`, { ticketId: r.ticket_id, messageId: r.message_id }]),
    );
  }

  async contactFacts(sql: Sql, ids: string[]): Promise<Map<string, ContactFacts>> {
    const rows = await sql.rows<ContactFacts>(
      `select c.id, c.name, c.company, (select count(*)::int from (select 1 from ticket t where t.contact_id = c.id limit 1) one) as "earlierTickets"
       from contact c where c.id = any($1)`,
      [ids],
    );
    return new Map(rows.map((r) => [r.id, r]));
  }

  /**
   * The ticket each item continues. A proven token wins, then any id the thread ever had; a web chat continues the
   * visitor's newest ticket. Subjects never decide (ANCHORS 2.A rows 9 and 10).
   */
  async threads(sql: Sql, items: Thread[]): Promise<Map<number, string>> {
    const rows = await sql.rows<{ i: number; ticket_id: string | null }>(
      `select a.i, coalesce(
         (select t.id from ticket t where a.numbers <> '[]' and t.number in (select value::bigint from json_array_elements_text(a.numbers::json)) limit 1),
         (select m.ticket_id from json_array_elements_text(a."references"::json) with ordinality as f(id, place)
            join mail_reference m on m.reference = f.id where a."references" <> '[]' order by f.place limit 1),
         (select t.id from ticket t where a.chat and t.contact_id = a.contact_id and t.inbox_id = a.inbox_id
            order by t.created_at desc limit 1)) as ticket_id
       from json_to_recordset($1::json) as a(i int, inbox_id uuid, contact_id uuid, chat boolean, "references" text, numbers text)`,
      [
        storableJson(
          items.map((t) => ({ ...t, references: storableJson(t.references), numbers: storableJson(t.numbers) })),
        ),
      ],
    );
    return new Map(rows.flatMap(({ i, ticket_id }) => (ticket_id ? [[i, ticket_id] as const] : [])));
  }
}
