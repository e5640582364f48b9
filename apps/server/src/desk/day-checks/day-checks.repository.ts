import { Injectable } from '@nestjs/common';
import type { OpenResult } from '#contract';
import type { Interval } from '#domain';
import { Database, type Sql, type Tx } from '../../platform/database/database';

export interface CheckRow {
  agent_id: string;
  confirmed_at: Date;
  note: string;
  open_count: number;
  client_id: string;
}
interface OpenRow {
  kind: OpenResult['kind'];
  id: string;
  ticket_id: string | null;
  ticket_number: string | null;
  contact_name: string;
  at: Date;
}

/** Slots of today that have begun without a word of what became of them, parts nobody asked for or fitted, callbacks due. */
const OPEN = `
  select 'promise' as kind, p.id, p.ticket_id, p.contact_id, p.from_at as at from promise p join ticket t on t.id = p.ticket_id
    where t.holder_id = $1 and p.from_at >= $2 and p.from_at < least($3, $4::timestamptz)
      and p.kept_at is null and p.absent_at is null and p.cancelled_at is null
  union all
  select 'part', p.id, p.ticket_id, p.contact_id, coalesce(p.arrived_at, p.needed_at) from part p join ticket t on t.id = p.ticket_id
    where t.holder_id = $1 and p.fitted_at is null and p.cancelled_at is null
      and ((p.requested_at is null and p.report_by < $3) or p.fit_by <= $3)
  union all
  select 'callback', r.id, r.ticket_id, r.contact_id, r.due_at from callback r
    where r.agent_id = $1 and r.due_at >= $2 and r.due_at < least($3, $4::timestamptz) and r.done_at is null and r.cancelled_at is null`;

@Injectable()
export class DayChecksRepository {
  constructor(private readonly database: Database) {}

  open(sql: Sql, agentId: string, { from, to }: Interval, now: Date): Promise<OpenRow[]> {
    return sql.rows<OpenRow>(
      `select o.kind, o.id, o.ticket_id, t.number as ticket_number, c.name as contact_name, o.at
       from (${OPEN}) o join contact c on c.id = o.contact_id left join ticket t on t.id = o.ticket_id order by o.at, o.id limit 200`,
      [agentId, from, to, now],
    );
  }

  of(sql: Sql, day: string, agentIds: readonly string[]): Promise<CheckRow[]> {
    return sql.rows<CheckRow>('select * from day_check where day = $1 and agent_id = any($2::uuid[])', [day, agentIds]);
  }

  /** False where the agent has said so already. */
  async confirm(sql: Sql, day: string, row: CheckRow): Promise<boolean> {
    const kept = await sql.rows(
      `insert into day_check (agent_id, day, confirmed_at, note, open_count, client_id) values ($1, $2, $3, $4, $5, $6)
       on conflict (agent_id, day) do nothing returning agent_id`,
      [row.agent_id, day, row.confirmed_at, row.note, row.open_count, row.client_id],
    );
    return kept.length > 0;
  }

  /** False where the team's check of that day has been made (law 3). */
  async begin(tx: Tx, teamId: string, day: string, at: Date): Promise<boolean> {
    const begun = await tx.rows(
      `insert into day_check_run (team_id, day, at) values ($1, $2, $3) on conflict (team_id, day) do nothing returning team_id`,
      [teamId, day, at],
    );
    return begun.length > 0;
  }

  async run(sql: Sql, teamId: string, day: string): Promise<{ at: Date; missing: string[] } | null> {
    return sql.row('select at, missing from day_check_run where team_id = $1 and day = $2', [teamId, day]);
  }

  async keepMissing(tx: Tx, teamId: string, day: string, missing: string[]): Promise<void> {
    await tx.rows('update day_check_run set missing = $3 where team_id = $1 and day = $2', [teamId, day, missing]);
  }

  /** Who of these was at work since `from`, and has not said that their results are in. */
  atWorkUnconfirmed(
    tx: Tx,
    agentIds: readonly string[],
    from: Date,
    day: string,
  ): Promise<{ id: string; name: string }[]> {
    return tx.rows(
      `select a.id, a.name from agent a where a.id = any($1::uuid[]) and a.disabled_at is null
         and exists (select from session s where s.agent_id = a.id and s.last_seen_at >= $2)
         and not exists (select from day_check d where d.agent_id = a.id and d.day = $3) order by a.name, a.id`,
      [agentIds, from, day],
    );
  }
}
