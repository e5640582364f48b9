import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/database';
import type { StoredWindow } from '../tickets/stored-window';
import type { StoredResolution } from '../tickets/stored-resolution';
import type { EscalationRow } from './escalations.repository';
import { OF_DEADLINE } from './of-deadline';

export interface WaitingTicket {
  id: string;
  team_id: string | null;
  reply_window: StoredWindow | null;
  resolution: StoredResolution | null;
}

/** What the planner compares. */
@Injectable()
export class LadderReadingRepository {
  /** Tickets on which somebody waits, or which have to be solved by a time. */
  async waiting(sql: Sql): Promise<string[]> {
    const rows = await sql.rows<{ id: string }>(
      `select id from ticket where reply_window is not null
       union select ticket_id from ticket_clock where ended_at is null and withdrawn_at is null`,
    );
    return rows.map(({ id }) => id);
  }

  tickets(sql: Sql, ids: readonly string[]): Promise<WaitingTicket[]> {
    return sql.rows<WaitingTicket>(
      'select id, team_id, reply_window, resolution from ticket where id = any($1::uuid[])',
      [ids],
    );
  }

  /** Steps of the open episodes, whatever still waits of earlier ones, and those of each resolution deadline. */
  planned(sql: Sql, ids: readonly string[]): Promise<EscalationRow[]> {
    return sql.rows<EscalationRow>(
      `select e.* from escalation e join ticket t on t.id = e.ticket_id
       where e.ticket_id = any($1::uuid[]) and e.no_solution_id is null
         and (e.resolution_due_at is not null or e.window_id = (t.reply_window ->> 'id')::uuid
           or (e.fired_at is null and e.dropped is null))`,
      [ids],
    );
  }

  /** Moves what waits with its deadline, and brings back what was dropped while there was none. */
  async moveTo(sql: Sql, id: string, deadlineAt: Date, dueAt: Date): Promise<void> {
    await sql.rows(
      `update escalation set resolution_due_at = $2, due_at = $3, dropped = null, postponed = false
       where id = $1 and fired_at is null and dropped is distinct from 'past'`,
      [id, deadlineAt, dueAt],
    );
  }

  /** Nobody off shift is told in the morning of what was settled in the evening. */
  async dropUntold(sql: Sql, ids: readonly string[], at: Date): Promise<void> {
    await sql.rows(
      `update escalation_notice n set dropped_at = $2 from escalation e join ticket t on t.id = e.ticket_id
       left join no_solution r on r.id = e.no_solution_id
       where e.id = n.escalation_id and e.ticket_id = any($1::uuid[]) and n.told_at is null and n.dropped_at is null
         and (r.ended_at is not null or (e.window_id is not null and e.window_id is distinct from (t.reply_window ->> 'id')::uuid)
           or (e.resolution_due_at is not null and ${OF_DEADLINE} is not true))`,
      [ids, at],
    );
  }

  /** Reports on tickets that were solved or closed have ended, and so has what was still to come of them. */
  async endReports(sql: Sql, ticketIds: readonly string[], at: Date): Promise<void> {
    await sql.rows(
      `with ended as (update no_solution set ended_at = $2 where ticket_id = any($1::uuid[]) and ended_at is null and at <= $2 returning id)
       update escalation e set dropped = 'ended' from ended where e.no_solution_id = ended.id and e.fired_at is null and e.dropped is null`,
      [ticketIds, at],
    );
  }
}

/** Rows by one of their columns. */
export function grouped<R>(rows: readonly R[], keyOf: (row: R) => string): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
