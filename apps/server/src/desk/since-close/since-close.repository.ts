import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal';
import { Database } from '../../platform/database/database';
import { Conditions } from '../records/conditions';
import { type SeenTicket, seenTickets } from '../tickets/seen-tickets';

export interface Closed {
  inboxId: string;
  closedAt: Date;
}

export type LaterRecord = SeenTicket & {
  first_at: Date;
  last_at: Date;
  said: number;
  again: boolean;
};

/** An earlier ticket of the same person this recent makes a new one a second contact. */
const RECENT = `interval '14 days'`;

@Injectable()
export class SinceCloseRepository {
  constructor(private readonly database: Database) {}

  /** Tickets that contacts wrote on or called about after their inbox closed, second contacts first. */
  async rows(me: Principal, inboxes: Closed[], teamId: string | undefined, limit: number): Promise<LaterRecord[]> {
    if (inboxes.length === 0) return [];
    const earliest = new Date(Math.min(...inboxes.map(({ closedAt }) => closedAt.getTime())));
    const asked = new Conditions();
    const from = asked.param(earliest);
    const closings = asked.param(JSON.stringify(inboxes.map((one) => ({ id: one.inboxId, at: one.closedAt }))));
    asked.always(seenTickets(me, asked)).always(`ticket.status <> 'spam'`).when('ticket.team_id = ?', teamId);
    return this.database.rows<LaterRecord>(
      `select * from (
         select ticket.*, said.first_at, said.last_at, said.said,
           ticket.created_at < closed.at or said.said > 1 or exists (select from ticket b where b.contact_id = ticket.contact_id
             and b.id <> ticket.id and b.created_at < ticket.created_at and b.created_at > ticket.created_at - ${RECENT}) as again
         from (select e.ticket_id, min(e.at) as first_at, max(e.at) as last_at, count(*)::int as said
               from desk_event e join ticket t on t.id = e.ticket_id
               join json_to_recordset(${closings}::json) as c(id uuid, at timestamptz) on c.id = t.inbox_id
               where e.type = any(array['message.received', 'message.called']) and e.at >= ${from} and e.at >= c.at
                 and e.actor_kind = 'contact' group by e.ticket_id) said
         join ticket on ticket.id = said.ticket_id
         join json_to_recordset(${closings}::json) as closed(id uuid, at timestamptz) on closed.id = ticket.inbox_id
         ${asked.where}) later
       order by reply_window is null, again desc, first_at, id limit ${asked.param(limit)}`,
      asked.params,
    );
  }
}
