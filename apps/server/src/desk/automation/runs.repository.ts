import { Injectable } from '@nestjs/common';
import type { RuleAct } from '#contract';
import { Database, type Sql } from '../../platform/database/database';
import type { LoggedRun } from './automation.view';

export interface RunRow {
  id: string;
  rule_id: string;
  ticket_id: string;
  episode: string;
  event_id: string | null;
  message_id: string | null;
  due_at: Date;
  position: number;
  chain: string[];
}
export type NewRun = Omit<RunRow, 'id'>;
export interface RunEnd {
  result: 'unmet' | 'ended' | 'done' | 'guarded' | 'failed';
  code?: string | null;
  acts?: RuleAct[];
}

const COLUMNS = 'id, rule_id, ticket_id, episode, event_id::text, message_id, due_at, position, chain';
const TURN = 'order by due_at, event_id nulls first, position, id';

/** Occasions of rules as due rows (law 6), and what came of each. */
@Injectable()
export class RunsRepository {
  constructor(private readonly database: Database) {}

  /** Once for a rule, a ticket and an occasion; a deadline that still waits is moved. */
  async plan(sql: Sql, rows: readonly (NewRun & { id: string })[]): Promise<void> {
    if (rows.length === 0) return;
    await sql.rows(
      `insert into automation_run (id, rule_id, ticket_id, episode, event_id, message_id, due_at, position, chain)
       select id, rule_id, ticket_id, episode, event_id, message_id, due_at, position, chain
       from json_populate_recordset(null::automation_run, $1::json)
       on conflict (rule_id, ticket_id, episode) do update set due_at = excluded.due_at
         where automation_run.result is null and automation_run.event_id is null`,
      [JSON.stringify(rows)],
    );
  }

  async dueTickets(now: Date, limit: number): Promise<string[]> {
    const rows = await this.database.rows<{ ticket_id: string }>(
      `select ticket_id from (select ticket_id, due_at from automation_run where result is null and due_at <= $1
         order by due_at limit $2) due group by ticket_id order by min(due_at)`,
      [now, limit],
    );
    return rows.map(({ ticket_id }) => ticket_id);
  }

  async nextDueAt(now: Date): Promise<Date | null> {
    const row = await this.database.row<{ at: Date | null }>(
      `select least((select min(due_at) from automation_run where result is null and due_at > $1),
         (select min(due_at) from automation_notice where told_at is null and due_at > $1)) as at`,
      [now],
    );
    return row?.at ?? null;
  }

  /** Whose turn it is on a ticket: the oldest occasion, and of one occasion the first rule. */
  turn(sql: Sql, ticketId: string, now: Date): Promise<RunRow | null> {
    return sql.row<RunRow>(
      `select ${COLUMNS} from automation_run where ticket_id = $1 and result is null and due_at <= $2 ${TURN} limit 1`,
      [ticketId, now],
    );
  }

  /** False when it was ended meanwhile. */
  async end(sql: Sql, id: string, { result, code = null, acts = [] }: RunEnd, at: Date): Promise<boolean> {
    const row = await sql.row(
      `update automation_run set result = $2, code = $3, acts = $4, ran_at = $5 where id = $1 and result is null returning id`,
      [id, result, code, JSON.stringify(acts), at],
    );
    return row !== null;
  }

  async postpone(sql: Sql, id: string, dueAt: Date): Promise<void> {
    await sql.rows('update automation_run set due_at = $2 where id = $1', [id, dueAt]);
  }

  /** Rules behind this one are not asked about the same occasion any more. */
  async stopOthers(sql: Sql, { id, ticket_id, episode }: RunRow, now: Date): Promise<void> {
    await sql.rows(
      `update automation_run set result = 'stopped', ran_at = $4
       where ticket_id = $1 and episode = $2 and id <> $3 and result is null and due_at <= $4`,
      [ticket_id, episode, id, now],
    );
  }

  async doneSince(sql: Sql, { rule_id, ticket_id }: RunRow, since: Date): Promise<number> {
    const row = await sql.row<{ n: number }>(
      `select count(*)::int as n from automation_run where rule_id = $1 and ticket_id = $2 and result = 'done' and ran_at > $3`,
      [rule_id, ticket_id, since],
    );
    return row!.n;
  }

  log(ruleId: string, limit: number): Promise<LoggedRun[]> {
    return this.database.rows<LoggedRun>(
      `select n.id, n.ran_at, n.ticket_id, t.number, t.contact_name, n.result, n.code, n.acts, n.event_id::text
       from automation_run n join ticket t on t.id = n.ticket_id
       where n.rule_id = $1 and n.result in ('done', 'guarded', 'failed') order by n.ran_at desc limit $2`,
      [ruleId, limit],
    );
  }

  /** Occasions that came to nothing are only kept to be known again; the reader goes back no further than this. */
  async forget(before: Date, limit: number): Promise<void> {
    await this.database.rows(
      `delete from automation_run where id in (select id from automation_run
         where result in ('unmet', 'stopped', 'ended') and ran_at < $1 and event_id is not null limit $2)`,
      [before, limit],
    );
  }

  async tell(sql: Sql, runId: string, agentId: string, dueAt: Date, toldAt: Date | null): Promise<void> {
    await sql.rows(
      `insert into automation_notice (run_id, agent_id, due_at, told_at) values ($1, $2, $3, $4) on conflict do nothing`,
      [runId, agentId, dueAt, toldAt],
    );
  }

  dueNotices(now: Date, limit: number): Promise<{ runId: string; agentId: string; ticketId: string }[]> {
    return this.database.rows(
      `select n.run_id as "runId", n.agent_id as "agentId", r.ticket_id as "ticketId" from automation_notice n
       join automation_run r on r.id = n.run_id where n.told_at is null and n.due_at <= $1 order by n.due_at limit $2`,
      [now, limit],
    );
  }

  /** The name of the rule; null when it was told meanwhile. */
  async told(sql: Sql, runId: string, agentId: string, at: Date): Promise<{ id: string; name: string } | null> {
    return sql.row<{ id: string; name: string }>(
      `update automation_notice n set told_at = $3 from automation_run r, automation_rule a
       where n.run_id = $1 and n.agent_id = $2 and n.told_at is null and r.id = n.run_id and a.id = r.rule_id
       returning a.id, a.name`,
      [runId, agentId, at],
    );
  }
}
