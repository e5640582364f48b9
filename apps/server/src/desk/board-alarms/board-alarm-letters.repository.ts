import { Injectable } from '@nestjs/common';
import type { BoardAlarm } from '#contract';
import { Database, type Sql } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import type { ClaimedLetter, LetterEnd, LetterRows } from '../channel-health/letter-post.service';
import { ReceiversOfSteps } from '../ladder/receivers-of-steps';

export interface LetterFacts {
  address: string;
  name: string;
  locale: 'zh-CN' | 'en';
  company: string;
  zone: string;
  group: string;
  figure: BoardAlarm['figure'];
  threshold: number;
  seen: number;
  raisedAt: Date;
  /** It was cleared, or somebody has taken note of it. */
  over: boolean;
}

/** Letters to team leads about thresholds that were crossed, each due in its receiver's own hours. */
@Injectable()
export class BoardAlarmLettersRepository implements LetterRows<ClaimedLetter> {
  constructor(
    private readonly database: Database,
    private readonly receivers: ReceiversOfSteps,
  ) {}

  async write(sql: Sql, alarmId: string, teamId: string | null, now: Date): Promise<void> {
    const leads = await this.receivers.leadsOf(sql, teamId);
    for (const { agentId, at } of await this.receivers.tellings(sql, leads, teamId, now))
      await sql.rows(
        `insert into board_alarm_letter (id, alarm_id, agent_id, state, due_at) values ($1, $2, $3, 'queued', $4)`,
        [newId(), alarmId, agentId, at],
      );
  }

  /** Whoever has not been told of it by now need not be. */
  async drop(sql: Sql, alarmId: string, now: Date): Promise<void> {
    await sql.rows(
      `update board_alarm_letter set state = 'not_needed', done_at = $2 where alarm_id = $1 and state = 'queued'`,
      [alarmId, now],
    );
  }

  claimNext(now: Date): Promise<ClaimedLetter | null> {
    return this.database.row(
      `update board_alarm_letter set state = 'sending', started_at = $1, attempts = attempts + 1
       where id in (select id from board_alarm_letter where state = 'queued' and due_at <= $1 order by due_at limit 1
         for update skip locked)
       returning id, attempts`,
      [now],
    );
  }

  async end({ id, attempts }: ClaimedLetter, end: LetterEnd, now: Date): Promise<void> {
    await this.database.rows(
      `update board_alarm_letter set state = $3, last_error = $4, due_at = coalesce($5, due_at), sent_from_id = $6, done_at = $7
       where id = $1 and attempts = $2 and state = 'sending'`,
      [
        ...[id, attempts, end.state, 'error' in end ? end.error.slice(0, 500) : null],
        ...[end.state === 'queued' ? end.dueAt : null, end.state === 'sent' ? end.from : null],
        end.state === 'queued' ? null : now,
      ],
    );
  }

  async markStale(before: Date): Promise<void> {
    await this.database.rows(
      `update board_alarm_letter set state = 'unknown', last_error = 'interrupted' where state = 'sending' and started_at < $1`,
      [before],
    );
  }

  async nextDueAt(): Promise<Date | null> {
    const row = await this.database.row<{ at: Date | null }>(
      `select min(due_at) as at from board_alarm_letter where state = 'queued'`,
    );
    return row?.at ?? null;
  }

  facts(id: string): Promise<LetterFacts | null> {
    return this.database.row(
      `select a.email as address, a.name, a.locale, c.name as company, c.zone, coalesce(t.name, i.name) as "group", m.figure,
         m.threshold, m.seen, m.raised_at as "raisedAt", (m.cleared_at is not null or m.acknowledged_at is not null) as over
       from board_alarm_letter l join board_alarm m on m.id = l.alarm_id
       join agent a on a.id = l.agent_id and a.disabled_at is null
       left join team t on t.id = m.team_id left join inbox i on i.id = m.inbox_id
       cross join company c where l.id = $1`,
      [id],
    );
  }
}
