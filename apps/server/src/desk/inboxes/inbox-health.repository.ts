import { Injectable } from '@nestjs/common';
import type { Inbox } from '#contract';
import { Database, type Sql } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';

type State = Inbox['health']['state'];
interface Held {
  state: State;
  error: string | null;
}

/** What is seen of an inbox's line: its state, each change of it, and what was turned away. */
@Injectable()
export class InboxHealthRepository {
  constructor(private readonly database: Database) {}

  state(id: string): Promise<Held | null> {
    return this.database.row<Held>('select state, state_error as error from inbox where id = $1', [id]);
  }

  lockState(sql: Sql, id: string): Promise<Held | null> {
    return sql.row<Held>('select state, state_error as error from inbox where id = $1 for no key update', [id]);
  }

  async setState(sql: Sql, id: string, { state, error }: Held): Promise<void> {
    await sql.rows('update inbox set state = $2, state_error = $3 where id = $1', [id, state, error]);
  }

  /** The last change on record; `wasUp` tells whether the line ever was. */
  async past(sql: Sql, id: string): Promise<{ last: State | null; wasUp: boolean }> {
    const row = await sql.row<{ last: State | null; wasUp: boolean }>(
      `select (select state from inbox_state_change where inbox_id = $1 order by id desc limit 1) as last,
         exists (select from inbox_state_change where inbox_id = $1 and state = 'connected') as "wasUp"`,
      [id],
    );
    return row!;
  }

  async recordChange(sql: Sql, id: string, { state, error }: Held, at: Date): Promise<void> {
    await sql.rows('insert into inbox_state_change (inbox_id, state, error, at) values ($1, $2, $3, $4)', [
      ...[id, state, error, at],
    ]);
  }

  /** The deadline after which people are told; one that runs already stays. */
  async expectAlarm(sql: Sql, inboxId: string, since: Date, dueAt: Date, error: string | null): Promise<void> {
    await sql.rows(
      `insert into inbox_alarm (id, inbox_id, kind, since, due_at, error) values ($1, $2, 'down', $3, $4, $5)
       on conflict (inbox_id, kind) where ended_at is null do update set error = coalesce(excluded.error, inbox_alarm.error)`,
      [newId(), inboxId, since, dueAt, error],
    );
  }

  /** Back before anybody was told: nobody needs to know. */
  async forgetAlarm(sql: Sql, inboxId: string): Promise<void> {
    await sql.rows(`delete from inbox_alarm where inbox_id = $1 and kind = 'down' and raised_at is null`, [inboxId]);
  }

  async addRefusals(counted: { inboxId: string; code: string; count: number }[], at: Date): Promise<void> {
    await this.database.rows(
      `insert into inbox_refusal (inbox_id, code, hour, count, last_at)
       select r."inboxId", r.code, date_trunc('hour', $2::timestamptz), r.count, $2
       from json_to_recordset($1::json) as r("inboxId" uuid, code text, count int) join inbox on inbox.id = r."inboxId"
       on conflict (inbox_id, code, hour) do update
         set count = inbox_refusal.count + excluded.count, last_at = greatest(inbox_refusal.last_at, excluded.last_at)`,
      [JSON.stringify(counted), at],
    );
  }

  async mark(id: string, direction: 'in' | 'out', at: Date): Promise<void> {
    const column = direction === 'in' ? 'last_inbound_at' : 'last_outbound_at';
    await this.database.rows(`update inbox set ${column} = $2 where id = $1`, [id, at]);
  }
}
