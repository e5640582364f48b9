import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal';
import { Database } from '../../platform/database/database';
import { joinPerson } from '../contacts/person';
import { Conditions } from '../records/conditions';
import { type SeenTicket, seenTickets } from '../tickets/seen-tickets';

export type PartMark = 'overdue' | 'arrived' | 'late' | 'needed' | 'requested';
export type BoardRecord = SeenTicket & {
  note: string | null;
  noted_at: Date | null;
  total: number;
  mark?: PartMark | null;
};
export type HeldRecord = BoardRecord & { place: number };

const ACTIVE = `ticket.status in ('open', 'waiting', 'on_hold')`;

/** The last interim result of each open ticket that has one. */
const INTERIM = `join lateral (select m.interim, m.created_at, m.text from message m
  where m.ticket_id = ticket.id and m.interim is not null order by m.seq desc limit 1) last on true`;

/** What a ticket's open parts come to: the worst of them first. */
const OPEN_PARTS = `left join lateral (select string_agg(p.name, '、' order by p.needed_at) as names,
    min(coalesce(p.arrived_at, p.requested_at, p.needed_at)) as since,
    (array_agg(case when p.overdue_at is not null then 'overdue' when p.arrived_at is not null then 'arrived'
       when p.requested_at is null and p.late_at is not null then 'late' when p.requested_at is null then 'needed' else 'requested' end
       order by p.overdue_at is null, p.arrived_at is null, p.requested_at is not null))[1] as mark
  from part p where p.ticket_id = ticket.id and p.fitted_at is null and p.cancelled_at is null) open on true`;

/** A visit with parts that is still to come says where the parts are; else the interim result does. */
const PARTS = `left join lateral (select m.interim, m.created_at, m.text from message m
    where m.ticket_id = ticket.id and m.interim is not null order by m.seq desc limit 1) last on true
  left join lateral (select p.remark, p.expected_on, p.from_at from promise p where p.ticket_id = ticket.id and p.kind = 'parts'
    and p.kept_at is null and p.absent_at is null and p.cancelled_at is null order by p.from_at limit 1) parts on true
  ${OPEN_PARTS}`;

/** Columns of the desk's board (DOMAIN B12), each from what is written down anyway. */
@Injectable()
export class DeskBoardRepository {
  constructor(private readonly database: Database) {}

  repair(me: Principal, limit: number): Promise<BoardRecord[]> {
    const asked = conditions(me).always(`last.interim ->> 'type' = 'taken_for_repair'`);
    const columns = `coalesce(last.interim -> 'parts' ->> 'withWhom', last.text) as note, last.created_at as noted_at`;
    return this.column(columns, INTERIM, asked, limit);
  }

  parts(me: Principal, limit: number): Promise<BoardRecord[]> {
    const asked = conditions(me).always(`(open.names is not null or parts.from_at is not null
      or last.interim ->> 'type' = 'waiting_for_parts')`);
    const columns = `open.mark as mark, coalesce(open.names, last.interim -> 'parts' ->> 'part', nullif(parts.remark, ''), last.text) as note,
      coalesce(open.since, parts.from_at, last.created_at) as noted_at`;
    return this.column(columns, PARTS, asked, limit);
  }

  special(me: Principal, limit: number): Promise<BoardRecord[]> {
    const asked = conditions(me).always('c.special is not null');
    const columns = 'c.special as note, ticket.updated_at as noted_at';
    return this.column(columns, joinPerson('ticket.contact_id'), asked, limit);
  }

  /** Everybody's open tickets, the next to be answered first, so many of each. */
  held(me: Principal, limit: number): Promise<HeldRecord[]> {
    const asked = conditions(me);
    const most = asked.param(limit);
    return this.database.rows<HeldRecord>(
      `select * from (select ticket.*, null as note, null::timestamptz as noted_at,
         row_number() over (partition by holder_id order by queue_due_at, id)::int as place,
         count(*) over (partition by holder_id)::int as total from ticket ${asked.where}) held
       where place <= ${most} order by holder_id nulls last, place`,
      asked.params,
    );
  }

  private column(columns: string, joins: string, asked: Conditions, limit: number): Promise<BoardRecord[]> {
    return this.database.rows<BoardRecord>(
      `select ticket.*, ${columns}, count(*) over ()::int as total from ticket ${joins} ${asked.where}
       order by ticket.queue_due_at, ticket.id limit ${asked.param(limit)}`,
      asked.params,
    );
  }
}

function conditions(me: Principal): Conditions {
  const asked = new Conditions().always(ACTIVE);
  return asked.always(seenTickets(me, asked));
}
