import { Injectable } from '@nestjs/common';
import type { AlarmKind } from '#contract';
import { Database, type Sql } from '../../platform/database/database';
import type { ClaimedLetter, LetterEnd, LetterRows } from './letter-post.service';

export interface DueLetter extends ClaimedLetter {
  kind: 'raised' | 'ended';
  startedAt: Date;
}
export interface LetterFacts {
  address: string;
  name: string;
  locale: 'zh-CN' | 'en';
  inboxId: string;
  inboxName: string;
  alarm: AlarmKind;
  error: string | null;
  since: Date;
  endedAt: Date | null;
  company: string;
  zone: string;
}

/** Letters to admins about alarms: an outbox of its own, since no ticket and no contact is behind them. */
@Injectable()
export class AlarmLettersRepository implements LetterRows<DueLetter> {
  constructor(private readonly database: Database) {}

  async writeRaised(sql: Sql, alarmId: string, now: Date): Promise<void> {
    await sql.rows(
      `insert into alarm_letter (id, alarm_id, kind, agent_id, state, due_at)
       select gen_random_uuid(), $1, 'raised', id, 'queued', $2 from agent where role = 'admin' and disabled_at is null`,
      [alarmId, now],
    );
  }

  /** Whoever was told that it broke is told that it is back; whoever was not yet need not be. */
  async writeEnded(sql: Sql, alarmId: string, back: boolean, now: Date): Promise<void> {
    await sql.rows(
      `update alarm_letter set state = 'not_needed', done_at = $2 where alarm_id = $1 and kind = 'raised' and state = 'queued'`,
      [alarmId, now],
    );
    if (!back) return;
    await sql.rows(
      `insert into alarm_letter (id, alarm_id, kind, agent_id, state, due_at)
       select gen_random_uuid(), $1, 'ended', agent_id, 'queued', $2 from alarm_letter
       where alarm_id = $1 and kind = 'raised' and state in ('sending', 'sent', 'unknown')`,
      [alarmId, now],
    );
  }

  claimNext(now: Date): Promise<DueLetter | null> {
    return this.database.row(
      `update alarm_letter set state = 'sending', started_at = $1, attempts = attempts + 1
       where id in (select id from alarm_letter where state = 'queued' and due_at <= $1 order by due_at limit 1 for update skip locked)
       returning id, kind, attempts, started_at as "startedAt"`,
      [now],
    );
  }

  async end({ id, attempts }: DueLetter, end: LetterEnd, now: Date): Promise<void> {
    await this.database.rows(
      `update alarm_letter set state = $3, last_error = $4, due_at = coalesce($5, due_at), sent_from_id = $6, done_at = $7
       where id = $1 and attempts = $2 and state = 'sending'`,
      [
        ...[id, attempts, end.state, 'error' in end ? end.error.slice(0, 500) : null],
        ...[end.state === 'queued' ? end.dueAt : null, end.state === 'sent' ? end.from : null],
        end.state === 'queued' ? null : now,
      ],
    );
  }

  /** Taken by a process that never ended them: they may have gone out. */
  async markStale(before: Date): Promise<void> {
    await this.database.rows(
      `update alarm_letter set state = 'unknown', last_error = 'interrupted' where state = 'sending' and started_at < $1`,
      [before],
    );
  }

  async nextDueAt(): Promise<Date | null> {
    const row = await this.database.row<{ at: Date | null }>(
      `select min(due_at) as at from alarm_letter where state = 'queued'`,
    );
    return row?.at ?? null;
  }

  facts(id: string): Promise<LetterFacts | null> {
    return this.database.row(
      `select a.email as address, a.name, a.locale, i.id as "inboxId", i.name as "inboxName", m.kind as alarm, m.error, m.since,
         m.ended_at as "endedAt", c.name as company, c.zone
       from alarm_letter l join inbox_alarm m on m.id = l.alarm_id join inbox i on i.id = m.inbox_id
       join agent a on a.id = l.agent_id and a.disabled_at is null cross join company c where l.id = $1`,
      [id],
    );
  }
}
