import { Injectable } from '@nestjs/common';
import type { AlarmKind, ChannelHealth } from '#contract';
import { Database, type Sql } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';

export interface AlarmRow {
  id: string;
  inboxId: string;
  kind: AlarmKind;
  since: Date;
  error: string | null;
  raisedAt: Date | null;
}
export interface LockedInbox {
  name: string;
  enabled: boolean;
  state: ChannelHealth['state'];
}

const COLUMNS = `id, inbox_id as "inboxId", kind, since, error, raised_at as "raisedAt"`;
const OPEN = 'ended_at is null';
/** When an unsent row is late: its age counts from when it was written, but nothing is late before its first time has come. */
const LATE_AT = `greatest(d.created_at + make_interval(secs => $1), case when d.attempts = 0 then d.due_at end)`;

@Injectable()
export class AlarmsRepository {
  constructor(private readonly database: Database) {}

  /** Lines whose time to come back is over. */
  due(now: Date, limit: number): Promise<AlarmRow[]> {
    return this.database.rows(
      `select ${COLUMNS} from inbox_alarm where ${OPEN} and raised_at is null and due_at <= $1 order by due_at limit $2`,
      [now, limit],
    );
  }

  standing(): Promise<AlarmRow[]> {
    return this.database.rows(
      `select ${COLUMNS} from inbox_alarm where ${OPEN} and raised_at is not null order by since, id`,
    );
  }

  async letterCounts(): Promise<Map<string, { sent: number; waiting: number }>> {
    const rows = await this.database.rows<{ id: string; sent: number; waiting: number }>(
      `select a.id, count(*) filter (where l.state = 'sent')::int as sent,
         count(*) filter (where l.state in ('queued', 'sending'))::int as waiting
       from inbox_alarm a join alarm_letter l on l.alarm_id = a.id and l.kind = 'raised'
       where a.ended_at is null and a.raised_at is not null group by a.id`,
    );
    return new Map(rows.map(({ id, ...counts }) => [id, counts]));
  }

  lockInbox(sql: Sql, id: string): Promise<LockedInbox | null> {
    return sql.row('select name, enabled, state from inbox where id = $1 for no key update', [id]);
  }

  /** The alarm while it is open; null when another process ended or dropped it. */
  lock(sql: Sql, id: string): Promise<AlarmRow | null> {
    return sql.row(`select ${COLUMNS} from inbox_alarm where id = $1 and ${OPEN} for update`, [id]);
  }

  async raise(sql: Sql, id: string, at: Date): Promise<void> {
    await sql.rows('update inbox_alarm set raised_at = $2 where id = $1', [id, at]);
  }

  async end(sql: Sql, id: string, at: Date): Promise<void> {
    await sql.rows('update inbox_alarm set ended_at = $2 where id = $1', [id, at]);
  }

  async drop(sql: Sql, id: string): Promise<void> {
    await sql.rows('delete from inbox_alarm where id = $1', [id]);
  }

  /** Null when one of the same kind stands already. */
  openUnsent(sql: Sql, unsent: { inboxId: string; since: Date; error: string | null }, at: Date) {
    return sql.row<AlarmRow>(
      `insert into inbox_alarm (id, inbox_id, kind, since, due_at, error, raised_at) values ($1, $2, 'unsent', $3, $4, $5, $4)
       on conflict (inbox_id, kind) where ended_at is null do nothing returning ${COLUMNS}`,
      [newId(), unsent.inboxId, unsent.since, at, unsent.error],
    );
  }

  /** Per enabled inbox, the oldest that is late to go out. */
  late(unsentSeconds: number, now: Date): Promise<{ inboxId: string; since: Date; error: string | null }[]> {
    return this.database.rows(
      `select d.inbox_id as "inboxId", min(d.created_at) as since, (array_agg(d.last_error order by d.created_at))[1] as error
       from delivery d join inbox i on i.id = d.inbox_id and i.enabled
       where d.state in ('queued', 'sending') and ${LATE_AT} <= $2 group by d.inbox_id`,
      [unsentSeconds, now],
    );
  }

  /** The next moment at which something may have to be told: a line's deadline, or an unsent row that becomes late. */
  async next(unsentSeconds: number): Promise<Date | null> {
    const row = await this.database.row<{ at: Date | null }>(
      `select least(
         (select min(due_at) from inbox_alarm where ${OPEN} and raised_at is null),
         (select min(${LATE_AT}) from delivery d join inbox i on i.id = d.inbox_id and i.enabled
          where d.state in ('queued', 'sending') and not exists (
            select from inbox_alarm a where a.inbox_id = i.id and a.kind = 'unsent' and a.ended_at is null))) as at`,
      [unsentSeconds],
    );
    return row?.at ?? null;
  }

  /** How long an inbox has been in its state; null where no change of it is on record. */
  async lastChangeAt(sql: Sql, inboxId: string): Promise<Date | null> {
    const row = await sql.row<{ at: Date }>(
      'select at from inbox_state_change where inbox_id = $1 order by id desc limit 1',
      [inboxId],
    );
    return row?.at ?? null;
  }

  async nextVersion(sql: Sql, inboxId: string): Promise<number> {
    const row = await sql.row<{ version: number }>(
      `select coalesce(max(version), 0) + 1 as version from desk_event where subject_kind = 'inbox' and subject_id = $1`,
      [inboxId],
    );
    return row!.version;
  }
}
