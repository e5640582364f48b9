import { Injectable } from '@nestjs/common';
import type { ChannelKindName, Inbox } from '#contract';
import { Database, type Sql } from '../../platform/database/database';

export interface InboxRow {
  id: string;
  name: string;
  channel: ChannelKindName;
  team_id: string | null;
  colour: string;
  enabled: boolean;
  settings: Record<string, unknown>;
  secrets: Buffer | null;
  address: string | null;
  widget_key: string | null;
  state: Inbox['health']['state'];
  state_error: string | null;
  last_inbound_at: Date | null;
  last_outbound_at: Date | null;
  version: number;
}

const COLUMNS = `id, name, channel, team_id, colour, enabled, settings, secrets, address, widget_key, state, state_error,
  last_inbound_at, last_outbound_at, version`;

@Injectable()
export class InboxesRepository {
  constructor(private readonly database: Database) {}

  all(sql: Sql = this.database): Promise<InboxRow[]> {
    return sql.rows<InboxRow>(`select ${COLUMNS} from inbox order by id`);
  }

  byId(id: string, sql: Sql = this.database): Promise<InboxRow | null> {
    return sql.row<InboxRow>(`select ${COLUMNS} from inbox where id = $1`, [id]);
  }

  lock(sql: Sql, id: string): Promise<InboxRow | null> {
    return sql.row<InboxRow>(`select ${COLUMNS} from inbox where id = $1 for no key update`, [id]);
  }

  /** An address that this inbox shares with another one; mail to it could go to either. Writers of addresses take turns. */
  async sharedAddress(sql: Sql, id: string): Promise<{ address: string; isAlias: boolean } | null> {
    await sql.rows('select pg_advisory_xact_lock(hashtextextended($1, 14))', ['inbox addresses']);
    return sql.row(
      `with at as (
         select id, lower(address) as address, false as alias from inbox where address is not null
         union all select id, jsonb_array_elements_text(settings -> 'aliases'), true from inbox
           where jsonb_typeof(settings -> 'aliases') = 'array')
       select own.address, own.alias as "isAlias" from at own join at other on other.address = own.address and other.id <> own.id
       where own.id = $1 limit 1`,
      [id],
    );
  }

  /** When the oldest message that still waits to go out was written, per inbox. */
  async oldestUnsent(): Promise<Map<string, Date>> {
    const rows = await this.database.rows<{ inbox_id: string; at: Date }>(
      `select inbox_id, min(created_at) as at from delivery where state in ('queued', 'sending') group by inbox_id`,
    );
    return new Map(rows.map(({ inbox_id, at }) => [inbox_id, at]));
  }

  async insert(sql: Sql, columns: Record<string, unknown>): Promise<void> {
    const names = Object.keys(columns);
    await sql.rows(
      `insert into inbox (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(columns),
    );
  }

  async update(sql: Sql, id: string, columns: Record<string, unknown>): Promise<void> {
    const sets = Object.keys(columns).map((name, i) => `${name} = $${i + 2}, `);
    await sql.rows(`update inbox set ${sets.join('')}version = version + 1 where id = $1`, [
      id,
      ...Object.values(columns),
    ]);
  }

  async teamExists(sql: Sql, id: string): Promise<boolean> {
    return (await sql.rows('select from team where id = $1', [id])).length > 0;
  }

  async cursor(id: string): Promise<Record<string, unknown>> {
    const row = await this.database.row<{ cursor: Record<string, unknown> }>('select cursor from inbox where id = $1', [
      id,
    ]);
    return row?.cursor ?? {};
  }

  async saveCursor(id: string, cursor: Record<string, unknown>): Promise<void> {
    await this.database.rows('update inbox set cursor = $2 where id = $1', [id, JSON.stringify(cursor)]);
  }
}
