import { Injectable } from '@nestjs/common';
import type { Escalation, EscalationNotice, LadderStepView } from '#contract';
import type { NoSolutionRung, PlannedStep, Telling } from '#domain';
import { Database, type Sql } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { OF_DEADLINE } from './of-deadline';

export interface EscalationRow {
  id: string;
  ticket_id: string;
  window_id: string | null;
  no_solution_id: string | null;
  /** The deadline that the step is measured from. */
  resolution_due_at: Date | null;
  rung: Escalation['rung'];
  step_id: string;
  step: LadderStepView | null;
  due_at: Date;
  acknowledge_by: Date | null;
  fired_at: Date | null;
  dropped: PlannedStep['dropped'];
  postponed: boolean;
  outcome: string | null;
}

export interface NoticeRow {
  id: string;
  escalation_id: string;
  agent_id: string;
  due_at: Date;
  postponed: boolean;
  notice: boolean;
  told_at: Date | null;
  acknowledge_by: Date | null;
  acknowledged_at: Date | null;
  mail_state: EscalationNotice['mail'];
}

type UntoldRow = NoticeRow & Pick<EscalationRow, 'ticket_id' | 'rung' | 'step' | keyof Episode>;

/** What a step belongs to: a wait, a report or a deadline; the other two are null. */
export type Episode = Pick<EscalationRow, 'window_id' | 'no_solution_id' | 'resolution_due_at'>;

/** How people are told. */
export interface Ways {
  notice: boolean;
  email: boolean;
  acknowledgeBy: Date | null;
}

const WAITS = 'fired_at is null and dropped is null';

/** Steps as due rows (law 6) and who was told of them. */
@Injectable()
export class EscalationsRepository {
  constructor(private readonly database: Database) {}

  due(now: Date, limit: number): Promise<Pick<EscalationRow, 'id' | 'ticket_id' | 'due_at'>[]> {
    return this.database.rows(
      `select id, ticket_id, due_at from escalation where ${WAITS} and due_at <= $1 order by due_at, id limit $2`,
      [now, limit],
    );
  }

  dueNotices(now: Date, limit: number): Promise<{ id: string; ticket_id: string }[]> {
    return this.database.rows(
      `select n.id, e.ticket_id from escalation_notice n join escalation e on e.id = n.escalation_id
       where n.told_at is null and n.dropped_at is null and n.due_at <= $1 order by n.due_at, n.id limit $2`,
      [now, limit],
    );
  }

  async nextDueAt(now: Date): Promise<Date | null> {
    const row = await this.database.row<{ at: Date | null }>(
      `select least((select min(due_at) from escalation where ${WAITS} and due_at > $1),
         (select min(due_at) from escalation_notice where told_at is null and dropped_at is null and due_at > $1)) as at`,
      [now],
    );
    return row?.at ?? null;
  }

  /** Null when it was taken or dropped meanwhile. */
  lockWaiting(sql: Sql, id: string): Promise<EscalationRow | null> {
    return sql.row<EscalationRow>(`select * from escalation where id = $1 and ${WAITS} for update`, [id]);
  }

  async insert(sql: Sql, row: Omit<EscalationRow, 'id' | 'fired_at' | 'postponed' | 'outcome'>): Promise<void> {
    await sql.rows(
      `insert into escalation (id, ticket_id, window_id, no_solution_id, resolution_due_at, rung, step_id, step, due_at, acknowledge_by, dropped)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
      [
        ...[newId(), row.ticket_id, row.window_id, row.no_solution_id, row.resolution_due_at, row.rung, row.step_id],
        ...[row.step && JSON.stringify(row.step), row.due_at, row.acknowledge_by, row.dropped],
      ],
    );
  }

  /** Moves what waits, and brings back what was dropped when its episode had ended. */
  async setDue(sql: Sql, windowId: string, stepId: string, dueAt: Date): Promise<void> {
    await sql.rows(
      `update escalation set due_at = $3, dropped = null, postponed = false
       where window_id = $1 and step_id = $2 and fired_at is null and dropped is distinct from 'past'`,
      [windowId, stepId, dueAt],
    );
  }

  async drop(sql: Sql, windowId: string, stepId: string, why: 'ended' | 'replaced'): Promise<void> {
    await sql.rows(`update escalation set dropped = $3 where window_id = $1 and step_id = $2 and ${WAITS}`, [
      ...[windowId, stepId, why],
    ]);
  }

  async dropOne(sql: Sql, id: string, why: 'ended' | 'replaced'): Promise<void> {
    await sql.rows('update escalation set dropped = $2 where id = $1 and fired_at is null', [id, why]);
  }

  async fired(sql: Sql, id: string, outcome: string, at: Date): Promise<void> {
    await sql.rows('update escalation set fired_at = $2, outcome = $3 where id = $1', [id, at, outcome]);
  }

  async postpone(sql: Sql, id: string, until: Date): Promise<void> {
    await sql.rows('update escalation set due_at = $2, postponed = true where id = $1', [id, until]);
  }

  /** How often the ladder has moved a ticket already. */
  async moves(sql: Sql, ticketId: string): Promise<number> {
    const row = await sql.row<{ n: number }>(
      `select count(*)::int as n from escalation where ticket_id = $1 and outcome = 'moved'`,
      [ticketId],
    );
    return row!.n;
  }

  async tell(sql: Sql, escalationId: string, to: Telling & { agentId: string }, ways: Ways, now: Date): Promise<void> {
    await sql.rows(
      `insert into escalation_notice (id, escalation_id, agent_id, due_at, postponed, notice, email, told_at, acknowledge_by, mail_state, mail_due_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $4) on conflict do nothing`,
      [
        ...[newId(), escalationId, to.agentId, to.at, to.postponed, ways.notice, ways.email],
        ...[to.postponed ? null : now, ways.acknowledgeBy, ways.email ? 'queued' : null],
      ],
    );
  }

  lockUntold(sql: Sql, id: string): Promise<UntoldRow | null> {
    return sql.row<UntoldRow>(
      `select n.*, e.ticket_id, e.window_id, e.no_solution_id, e.resolution_due_at, e.rung, e.step
       from escalation_notice n
       join escalation e on e.id = n.escalation_id
       where n.id = $1 and n.told_at is null and n.dropped_at is null for update of n`,
      [id],
    );
  }

  async told(sql: Sql, id: string, at: Date): Promise<void> {
    await sql.rows('update escalation_notice set told_at = $2 where id = $1', [id, at]);
  }

  async dropNotice(sql: Sql, id: string, at: Date): Promise<void> {
    await sql.rows('update escalation_notice set dropped_at = $2 where id = $1', [id, at]);
  }

  notice(sql: Sql, id: string): Promise<(NoticeRow & { ticket_id: string; rung: NoSolutionRung | 'step' }) | null> {
    return sql.row(
      `select n.*, e.ticket_id, e.rung from escalation_notice n join escalation e on e.id = n.escalation_id where n.id = $1 for update of n`,
      [id],
    );
  }

  async acknowledge(sql: Sql, id: string, at: Date): Promise<void> {
    await sql.rows('update escalation_notice set acknowledged_at = $2 where id = $1', [id, at]);
  }

  /** The manager's rung of the same report comes now; false when it has come already. */
  async bringManager(sql: Sql, ticketId: string, now: Date, acknowledgeBy: Date): Promise<boolean> {
    const rows = await sql.rows(
      `update escalation e set due_at = least(due_at, $2), acknowledge_by = $3 from no_solution r
       where r.id = e.no_solution_id and r.ended_at is null and e.ticket_id = $1 and e.rung = 'manager'
         and e.fired_at is null and e.dropped is null returning e.id`,
      [ticketId, now, acknowledgeBy],
    );
    return rows.length > 0;
  }

  /** All that is written of the open episode, of the running deadline and of the newest report. */
  ofTicket(sql: Sql, ticketId: string): Promise<EscalationRow[]> {
    return sql.rows<EscalationRow>(
      `select e.* from escalation e join ticket t on t.id = e.ticket_id where e.ticket_id = $1
         and (e.no_solution_id = (select id from no_solution r where r.ticket_id = $1 order by r.at desc limit 1)
           or e.window_id = (t.reply_window ->> 'id')::uuid or ${OF_DEADLINE})
       order by e.due_at, e.id`,
      [ticketId],
    );
  }

  noticesOf(sql: Sql, escalationIds: readonly string[]): Promise<NoticeRow[]> {
    return sql.rows<NoticeRow>(
      'select * from escalation_notice where escalation_id = any($1::uuid[]) and dropped_at is null order by due_at, id',
      [escalationIds],
    );
  }
}
