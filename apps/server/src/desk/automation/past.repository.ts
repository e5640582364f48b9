import { Injectable } from '@nestjs/common';
import type { PastEvent, RuleFacts } from '#domain';
import { Database } from '../../platform/database/database';
import { groupsOf, joinPerson } from '../contacts/person';

export interface PastOccasion {
  eventId: string;
  ticketId: string;
  type: string;
  payload: Record<string, unknown>;
  automatic: string | null;
  at: Date;
}
export interface KnownTicket {
  id: string;
  number: number;
  contactName: string;
  contact: RuleFacts['contact'];
}
export interface PastWords {
  ticketId: string;
  at: Date;
  text: string;
}

/** The fields of a ticket that rules ask about, out of an event's changes: whole rows would be a hundred times as much. */
const ASKED = `coalesce((select jsonb_object_agg(c.key, c.value)
  from jsonb_each(case when jsonb_typeof(e.payload -> 'changes') = 'object' then e.payload -> 'changes' else '{}' end) c
  where c.key in ('channel', 'inboxId', 'teamId', 'holderId', 'priority', 'tags', 'status', 'createdAt', 'resolvedAt',
    'window', 'lastInboundSeq', 'lastSeq')), '{}')`;

/** The days behind us, as events tell them. */
@Injectable()
export class PastRepository {
  constructor(private readonly database: Database) {}

  occasions(types: readonly string[], from: Date, limit: number): Promise<PastOccasion[]> {
    return this.database.rows<PastOccasion>(
      `select e.id::text as "eventId", e.ticket_id as "ticketId", e.type, e.payload, e.at, m.automatic
       from desk_event e left join message m on m.id = e.message_id and e.type = 'message.received'
       where e.type = any($1) and e.at >= $2 and e.ticket_id is not null order by e.id desc limit $3`,
      [types, from, limit],
    );
  }

  /** Tickets on which something happened since, or that are still worked on; the newest first. */
  async tickets(from: Date, limit: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `select id from ticket where updated_at >= $1 or status in ('open', 'waiting', 'on_hold') order by id desc limit $2`,
      [from, limit],
    );
    return rows.map(({ id }) => id);
  }

  events(ticketIds: readonly string[]): Promise<(PastEvent & { ticketId: string })[]> {
    return this.database.rows(
      `select e.id::text, e.ticket_id as "ticketId", e.type, e.at, ${ASKED} as changes from desk_event e
       where e.ticket_id = any($1::uuid[]) and e.subject_kind = 'ticket' and e.type <> 'ticket.marks_moved'
       order by e.version`,
      [ticketIds],
    );
  }

  known(ticketIds: readonly string[]): Promise<KnownTicket[]> {
    return this.database.rows<KnownTicket>(
      `select t.id, t.number::int, t.contact_name as "contactName", json_build_object('locale', c.locale,
         'company', c.company, 'phone', c.phone, 'email', c.email, 'special', c.special,
         'groups', ${groupsOf('c.id')}) as contact
       from ticket t ${joinPerson('t.contact_id')} where t.id = any($1::uuid[])`,
      [ticketIds],
    );
  }

  words(ticketIds: readonly string[]): Promise<PastWords[]> {
    return this.database.rows<PastWords>(
      `select ticket_id as "ticketId", created_at as at, left(coalesce(fresh_text, text), 5000) as text from message
       where ticket_id = any($1::uuid[]) and kind in ('inbound', 'call') and author_kind = 'contact' order by seq`,
      [ticketIds],
    );
  }
}
