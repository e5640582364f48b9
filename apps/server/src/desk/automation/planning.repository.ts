import { Injectable } from '@nestjs/common';
import type { TicketState } from '#domain';
import type { Sql } from '../../platform/database/database';

export interface PlannedTicket extends TicketState {
  id: string;
  teamId: string | null;
}
interface StateRow {
  id: string;
  teamId: string | null;
  status: TicketState['status'];
  statusSince: Date;
  createdAt: Date;
  resolvedAt: Date | null;
  window: { id: string; openedAt: string } | null;
  lastInboundSeq: number;
  replySeq: number;
  replyAt: Date | null;
}

/** Tickets as deadlines of rules see them, and how far they were looked through. */
@Injectable()
export class PlanningRepository {
  async tickets(sql: Sql, ids: readonly string[]): Promise<PlannedTicket[]> {
    const rows = await sql.rows<StateRow>(
      `select t.id, t.team_id as "teamId", t.status, t.status_since as "statusSince", t.created_at as "createdAt",
         t.resolved_at as "resolvedAt", t.reply_window as window, t.last_inbound_seq as "lastInboundSeq",
         t.last_reply_seq as "replySeq", m.created_at as "replyAt"
       from ticket t left join message m on m.ticket_id = t.id and m.seq = t.last_reply_seq and m.kind = 'reply'
       where t.id = any($1::uuid[])`,
      [ids],
    );
    return rows.map(({ replySeq, replyAt, window, ...ticket }) => ({
      ...ticket,
      window: window && { id: window.id, openedAt: new Date(window.openedAt) },
      lastReply: replyAt && { seq: replySeq, at: replyAt },
    }));
  }

  lockUnplanned(sql: Sql): Promise<{ id: string; after: string } | null> {
    return sql.row(
      `select id, planned_after as after from automation_rule where planned_after is not null
       order by id limit 1 for update skip locked`,
    );
  }

  async ticketsAfter(sql: Sql, after: string, limit: number): Promise<string[]> {
    const rows = await sql.rows<{ id: string }>(
      `select id from ticket where id > $1 and status in ('open', 'waiting', 'on_hold', 'resolved') order by id limit $2`,
      [after, limit],
    );
    return rows.map(({ id }) => id);
  }

  async planned(sql: Sql, ruleId: string, after: string | null): Promise<void> {
    await sql.rows('update automation_rule set planned_after = $2 where id = $1', [ruleId, after]);
  }
}
