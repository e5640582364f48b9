import { Injectable } from '@nestjs/common';
import type { BackfillPlace } from '#channels/email';
import type { MailBackfill } from '#contract';
import { Database, type Sql } from '../../platform/database/database';

export interface BackfillRow {
  id: string;
  inbox_id: string;
  folder: string;
  since: Date;
  until: Date;
  state: MailBackfill['state'];
  place: BackfillPlace | null;
  total: number;
  seen: number;
  taken: number;
  known: number;
  set_aside: number;
  failures: number;
  started_at: Date;
  ended_at: Date | null;
  error: string | null;
}

export interface Progress {
  seen: number;
  taken: number;
  known: number;
  setAside: number;
}

const COLUMNS = `id, inbox_id, folder, since, until, state, place, total, seen, taken, known, set_aside, failures, started_at,
  ended_at, error`;

@Injectable()
export class BackfillsRepository {
  constructor(private readonly database: Database) {}

  newest(inboxId: string): Promise<BackfillRow | null> {
    return this.database.row<BackfillRow>(
      `select ${COLUMNS} from mail_backfill where inbox_id = $1 order by started_at desc limit 1`,
      [inboxId],
    );
  }

  async insert(
    sql: Sql,
    row: Pick<BackfillRow, 'id' | 'inbox_id' | 'folder' | 'since' | 'until' | 'total' | 'started_at'>,
  ): Promise<void> {
    await sql.rows(
      `insert into mail_backfill (id, inbox_id, folder, since, until, state, total, due_at, started_at)
       values ($1, $2, $3, $4, $5, 'running', $6, $7, $7)`,
      [row.id, row.inbox_id, row.folder, row.since, row.until, row.total, row.started_at],
    );
  }

  due(now: Date): Promise<BackfillRow[]> {
    return this.database.rows<BackfillRow>(
      `select ${COLUMNS.replaceAll(/\w+/g, 'b.$&')} from mail_backfill b join inbox i on i.id = b.inbox_id and i.enabled
       where b.state = 'running' and b.due_at <= $1 order by b.started_at limit 20`,
      [now],
    );
  }

  /** A page is in. False when it is no longer wanted. In a folder made anew counting begins anew. */
  async advance(id: string, place: BackfillPlace, { seen, taken, known, setAside }: Progress): Promise<boolean> {
    const row = await this.database.row<{ state: string }>(
      `update mail_backfill set
         seen = case when place is null or place ->> 'uidValidity' = $2 then seen else 0 end + $4,
         taken = taken + $5, known = known + $6, set_aside = set_aside + $7,
         place = jsonb_build_object('uidValidity', $2::text, 'uid', $3::bigint), failures = 0, error = null
       where id = $1 returning state`,
      [id, place.uidValidity, place.uid, seen, taken, known, setAside],
    );
    return row?.state === 'running';
  }

  async end(id: string, state: 'done' | 'stopped' | 'failed', error: string | null, at: Date): Promise<boolean> {
    const row = await this.database.row(
      `update mail_backfill set state = $2, error = $3, ended_at = $4 where id = $1 and state = 'running' returning id`,
      [id, state, error, at],
    );
    return row !== null;
  }

  async later(id: string, error: string, dueAt: Date): Promise<void> {
    await this.database.rows(
      'update mail_backfill set failures = failures + 1, error = $2, due_at = $3 where id = $1',
      [id, error, dueAt],
    );
  }
}
