import { Injectable } from '@nestjs/common';
import type { ContactAct, Heard } from '#domain';
import { Database, type Sql } from '../../platform/database/database';
import { type Answer, GroupCommit } from '../../platform/database/group-commit';
import { storableJson } from '../../platform/database/storable';

interface Person {
  inboxId: string;
  externalId: string;
}

interface Word {
  inbox_id: string;
  external_id: string;
  act: ContactAct;
  at: Date;
}

const BATCH = 100;

export interface PartRow {
  part: number;
  state: 'saying' | 'said' | 'refused' | 'unknown';
}

@Injectable()
export class AllowancesRepository {
  private readonly hearing: GroupCommit<Word, void>;

  constructor(private readonly database: Database) {
    this.hearing = new GroupCommit((words) => this.heardAll(words), BATCH);
  }

  heard(inboxId: string, externalId: string, act: ContactAct, at: Date): Promise<void> {
    return this.hearing.submit({ inbox_id: inboxId, external_id: externalId, act, at });
  }

  private async heardAll(words: Word[]): Promise<Answer<void>[]> {
    await this.database.rows(
      `insert into platform_word (inbox_id, external_id, act, at)
       select inbox_id, external_id, act, max(at) from json_to_recordset($1::json) as w(inbox_id uuid, external_id text, act text, at timestamptz)
       group by 1, 2, 3
       on conflict (inbox_id, external_id, act) do update set at = greatest(platform_word.at, excluded.at)`,
      [storableJson(words)],
    );
    return words.map(() => ({ ok: true, value: undefined }));
  }

  /** What the contact did, and how much of ours may have gone out since. */
  acts(sql: Sql, { inboxId, externalId }: Person): Promise<Heard[]> {
    return sql.rows(
      `select w.act, w.at, (select count(*)::int from platform_part p where p.inbox_id = w.inbox_id
         and p.external_id = w.external_id and p.at >= w.at and p.state <> 'refused') as said
       from platform_word w where w.inbox_id = $1 and w.external_id = $2`,
      [inboxId, externalId],
    );
  }

  /** One at a time counts and reserves for this contact, in whatever process. */
  async takeTurn(sql: Sql, { inboxId, externalId }: Person): Promise<void> {
    await sql.rows('select pg_advisory_xact_lock(hashtextextended($1, 12))', [`${inboxId} ${externalId}`]);
  }

  /** Who a ticket's messages go to, and how many of them wait to go out. */
  async listener(sql: Sql, ticketId: string): Promise<{ externalId: string | null; waiting: number }> {
    const row = await sql.row<{ externalId: string | null; waiting: number }>(
      `select (select i.external_id from identity i where i.contact_id = t.contact_id and i.inbox_id = t.inbox_id
           order by i.last_seen_at desc limit 1) as "externalId",
         (select count(*)::int from delivery d where d.ticket_id = t.id and d.state in ('queued', 'sending')
           and not exists (select from platform_part p where p.message_id = d.message_id and p.state <> 'refused')) as waiting
       from ticket t where t.id = $1`,
      [ticketId],
    );
    return row ?? { externalId: null, waiting: 0 };
  }

  partsOf(messageId: string): Promise<PartRow[]> {
    return this.database.rows('select part, state from platform_part where message_id = $1', [messageId]);
  }

  async reserve(
    sql: Sql,
    messageId: string,
    { inboxId, externalId }: Person,
    parts: readonly { part: number; platformId: string | null }[],
    at: Date,
  ): Promise<void> {
    for (const { part, platformId } of parts)
      await sql.rows(
        `insert into platform_part (message_id, part, inbox_id, external_id, platform_id, state, at)
         values ($1, $2, $3, $4, $5, 'saying', $6)
         on conflict (message_id, part) do update set state = 'saying', at = excluded.at, platform_id = excluded.platform_id`,
        [messageId, part, inboxId, externalId, platformId, at],
      );
  }

  async end(messageId: string, part: number, state: PartRow['state']): Promise<void> {
    await this.database.rows('update platform_part set state = $3 where message_id = $1 and part = $2', [
      messageId,
      part,
      state,
    ]);
  }

  /** Every part of a message the platform took and then could not bring. */
  async endAll(messageId: string, state: PartRow['state']): Promise<void> {
    await this.database.rows('update platform_part set state = $2 where message_id = $1', [messageId, state]);
  }

  async release(messageId: string): Promise<void> {
    await this.database.rows(`delete from platform_part where message_id = $1 and state = 'saying'`, [messageId]);
  }

  /** Which message of ours the platform means by its id. */
  async messageOf(inboxId: string, platformId: string): Promise<string | null> {
    const row = await this.database.row<{ id: string }>(
      'select message_id as id from platform_part where inbox_id = $1 and platform_id = $2 limit 1',
      [inboxId, platformId],
    );
    return row?.id ?? null;
  }
}
