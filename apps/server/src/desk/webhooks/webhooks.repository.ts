import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '../../platform/database/database';

export interface WebhookRow {
  id: string;
  name: string;
  url: string;
  event_types: string[];
  inbox_id: string | null;
  team_id: string | null;
  secrets: Buffer;
  previous_until: Date | null;
  enabled: boolean;
  disabled_reason: 'by_admin' | 'gone' | 'failing' | null;
  /** `xid:id`, as the feed counts. */
  cursor: string;
  failing_since: Date | null;
  last_sent_at: Date | null;
  version: number;
}

const COLUMNS = `id, name, url, event_types, inbox_id, team_id, secrets, previous_until, enabled, disabled_reason,
  cursor_xid::text || ':' || cursor_id::text as cursor, failing_since, last_sent_at, version`;

@Injectable()
export class WebhooksRepository {
  constructor(private readonly database: Database) {}

  all(): Promise<WebhookRow[]> {
    return this.database.rows(`select ${COLUMNS} from webhook where deleted_at is null order by name, id`);
  }

  enabled(): Promise<WebhookRow[]> {
    return this.database.rows(`select ${COLUMNS} from webhook where enabled and deleted_at is null`);
  }

  byId(id: string, sql: Sql = this.database): Promise<WebhookRow | null> {
    return sql.row(`select ${COLUMNS} from webhook where id = $1 and deleted_at is null`, [id]);
  }

  lock(sql: Sql, id: string): Promise<WebhookRow | null> {
    return sql.row(`select ${COLUMNS} from webhook where id = $1 and deleted_at is null for no key update`, [id]);
  }

  /** A deleted one too: its last act is written down with its name. */
  lockAny(sql: Sql, id: string): Promise<WebhookRow | null> {
    return sql.row(`select ${COLUMNS} from webhook where id = $1 for no key update`, [id]);
  }

  async insert(sql: Sql, id: string, columns: Record<string, unknown>): Promise<void> {
    const names = ['id', ...Object.keys(columns)];
    await sql.rows(
      `insert into webhook (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      [id, ...Object.values(columns)],
    );
  }

  async update(sql: Sql, id: string, columns: Record<string, unknown>): Promise<void> {
    const sets = Object.keys(columns).map((name, i) => `${name} = $${i + 2}, `);
    await sql.rows(`update webhook set ${sets.join('')}version = version + 1 where id = $1`, [
      id,
      ...Object.values(columns),
    ]);
  }

  /** An attempt failed: when that began, kept until one is taken. */
  async failing(id: string, now: Date): Promise<Date> {
    const row = await this.database.row<{ since: Date }>(
      'update webhook set failing_since = coalesce(failing_since, $2) where id = $1 returning failing_since as since',
      [id, now],
    );
    return row!.since;
  }

  /** An attempt was taken; a busy webhook writes that down every few seconds at most. */
  async taken(id: string, now: Date): Promise<void> {
    await this.database.rows(
      `update webhook set failing_since = null, last_sent_at = $2
       where id = $1 and (failing_since is not null or last_sent_at is null or last_sent_at < $2::timestamptz - interval '5 seconds')`,
      [id, now],
    );
  }

  /** True when it was this call that ended it. */
  async disable(id: string, reason: string, now: Date): Promise<boolean> {
    const row = await this.database.row(
      `update webhook set enabled = false, disabled_reason = $2, disabled_at = $3, version = version + 1
       where id = $1 and enabled returning id`,
      [id, reason, now],
    );
    return row !== null;
  }

  async exists(sql: Sql, table: 'inbox' | 'team', id: string): Promise<boolean> {
    return (await sql.row(`select 1 from ${table} where id = $1`, [id])) !== null;
  }
}
