import { Injectable } from '@nestjs/common';
import type { CallEvent } from '#domain';
import type { Sql } from '../../platform/database/database';
import { storableJson } from '../../platform/database/storable';

interface Key {
  inboxId: string;
  callKey: string;
}

/** All that telephone systems said, call by call. A call's row is what these rows add up to. */
@Injectable()
export class CallEventsRepository {
  /** Whoever hears of a call takes turns over it. */
  async takeTurn(sql: Sql, { inboxId, callKey }: Key): Promise<void> {
    await sql.rows('select pg_advisory_xact_lock(hashtextextended($1, 13))', [`${inboxId} ${callKey}`]);
  }

  /** True when something of it was new. Of an end read from a file the latest holds: several lines may be one call's legs. */
  async add(sql: Sql, { inboxId, callKey }: Key, events: CallEvent[], receiptId: string | null): Promise<boolean> {
    const added = await sql.rows(
      `insert into call_event (inbox_id, call_key, event_id, receipt_id, body)
       select $1, $2, value ->> 'id', $3, value from jsonb_array_elements($4::jsonb)
       on conflict (inbox_id, call_key, event_id) do update set body = excluded.body
         where excluded.event_id = 'cdr:ended' and excluded.body ->> 'at' > call_event.body ->> 'at'
       returning event_id`,
      [inboxId, callKey, receiptId, storableJson(events)],
    );
    return added.length > 0;
  }

  async of(sql: Sql, { inboxId, callKey }: Key): Promise<CallEvent[]> {
    const rows = await sql.rows<{ body: Omit<CallEvent, 'at'> & { at: string } }>(
      'select body from call_event where inbox_id = $1 and call_key = $2',
      [inboxId, callKey],
    );
    return rows.map(({ body }) => ({ ...body, at: new Date(body.at) }));
  }
}
