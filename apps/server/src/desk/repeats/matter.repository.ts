import { Injectable } from '@nestjs/common';
import type { InterimView } from '#contract';
import { type ContactWord, isWord, type MatterEvent } from '#domain';
import type { Sql } from '../../platform/database/database';
import type { StoredEvent } from '../../platform/events/event-log';
import { membersOf } from '../contacts/person';

interface StoredMatter {
  ticket_id: string;
  at: Date;
  type: string;
  status: string | null;
  counted: boolean;
  automatic: boolean;
  by_contact: boolean;
  holder_id: string | null;
  channel: string;
}
/** What happened in a contact's tickets, and who held each then. */
export type MatterRow = MatterEvent & { holderId: string | null; channel: string };

/** Which event a word was, and whose. */
export type Spoken = Pick<StoredEvent, 'id' | 'ticketId' | 'contactId'>;

const LONGEST = 400;
const TICKETS = 20;
/** Enough to see that a conversation goes on; where it is not, the whole is looked at. */
const LATELY = 6;

const MATTER = `e.id, e.ticket_id, e.at, e.type, e.payload->'changes'->>'status' as status,
  e.payload->'changes' ? 'lastInboundSeq' as counted, e.actor_kind = 'contact' as by_contact, e.holder_id,
  (m.automatic is not null or e.payload ? 'history') as automatic`;

/** By the ticket's own index alone: a `case` is one that Postgres can't look up elsewhere. */
const latestOf = (ticketId: string, before: string, limit: number): string =>
  `select * from desk_event where ticket_id = ${ticketId} and id < ${before}
     and case when subject_kind = 'ticket' then type like 'ticket.%' or type in ('message.received', 'message.called',
         'message.replied', 'reply_window.breached') else type = 'promise.breached' end
   order by id desc limit ${limit}`;

/** The tickets of a person that a new word may be about, by the events before it alone. */
@Injectable()
export class MatterRepository {
  async before(sql: Sql, event: Spoken, closedSince: Date): Promise<MatterRow[]> {
    const rows = await sql.rows<StoredMatter>(
      `with about as (select t.id, t.channel from ticket t where t.contact_id = any(${membersOf('$1')})
           and t.status <> 'spam' and (t.status <> 'closed' or t.status_since > $2 or t.id = $3)
         order by t.created_at desc limit ${TICKETS})
       select * from (select ${MATTER}, about.channel from about cross join lateral (${latestOf('about.id', '$4', LONGEST)}) e
           left join message m on m.id = e.message_id
         order by e.id desc limit ${LONGEST}) latest order by id`,
      [event.contactId, closedSince, event.ticketId, event.id],
    );
    return rows.flatMap(matterOf);
  }

  /** By event: what happened last in its own ticket before it, oldest first. */
  async lately(sql: Sql, events: readonly Spoken[]): Promise<Map<string, MatterRow[]>> {
    const rows = await sql.rows<StoredMatter & { before: string }>(
      `select * from (select ${MATTER}, word.id::text as before, '' as channel
         from unnest($1::bigint[], $2::uuid[]) as word(id, ticket_id)
           cross join lateral (${latestOf('word.ticket_id', 'word.id', LATELY)}) e
           left join message m on m.id = e.message_id) latest order by id`,
      [events.map(({ id }) => id), events.map(({ ticketId }) => ticketId)],
    );
    const found = new Map<string, MatterRow[]>(events.map(({ id }) => [id, []]));
    for (const row of rows) found.get(row.before)!.push(...matterOf(row));
    return found;
  }

  /** The contact's word that an event was; null where it was none. */
  async word(sql: Sql, eventId: string): Promise<ContactWord | null> {
    const row = await sql.row<StoredMatter>(
      `select e.ticket_id, e.at, e.type, null as status, e.payload->'changes' ? 'lastInboundSeq' as counted,
         e.actor_kind = 'contact' as by_contact, m.automatic is not null or e.payload ? 'history' as automatic
       from desk_event e left join message m on m.id = e.message_id where e.id = $1`,
      [eventId],
    );
    const kind = row && kindOf(row);
    if (!kind) return null;
    const word: MatterEvent = { kind, ticketId: row.ticket_id, at: row.at };
    return isWord(word) ? word : null;
  }

  interims(sql: Sql, ticketIds: string[], at: Date) {
    return sql.rows<{ messageId: string; at: Date; interim: InterimView }>(
      `select id as "messageId", created_at as at, interim from message
       where ticket_id = any($1::uuid[]) and interim is not null and created_at <= $2 order by created_at`,
      [ticketIds, at],
    );
  }

  /** The newest words of ours, said and noted. */
  said(sql: Sql, ticketIds: string[], at: Date) {
    return sql.rows<{ messageId: string; at: Date; text: string }>(
      `select * from (select id as "messageId", created_at as at, left(text, 2000) as text from message
         where ticket_id = any($1::uuid[]) and kind in ('reply', 'note') and created_at <= $2
         order by created_at desc limit 40) latest order by at`,
      [ticketIds, at],
    );
  }

  async ticketOf(sql: Sql, id: string): Promise<{ channel: string; spam: boolean }> {
    const row = await sql.row<{ channel: string; spam: boolean }>(
      `select channel, status = 'spam' as spam from ticket where id = $1`,
      [id],
    );
    return row!;
  }
}

function matterOf(row: StoredMatter): MatterRow[] {
  const kind = kindOf(row);
  return kind ? [{ kind, ticketId: row.ticket_id, at: row.at, holderId: row.holder_id, channel: row.channel }] : [];
}

/** Who held that ticket last before the word; null where nobody did. */
export const holderOf = (before: readonly MatterRow[], ticketId: string): string | null =>
  before.findLast((row) => row.ticketId === ticketId && row.holderId !== null)?.holderId ?? null;

const STATUSES: Record<string, MatterEvent['kind']> = {
  waiting: 'awaits_contact',
  open: 'in_work',
  on_hold: 'in_work',
  resolved: 'solved',
  closed: 'closed',
};

function kindOf(row: StoredMatter): MatterEvent['kind'] | null {
  if (row.type === 'message.received') return row.automatic ? null : 'written';
  if (row.type === 'message.called') return row.by_contact ? (row.counted ? 'called_in_vain' : 'called') : null;
  if (row.type === 'message.replied') return 'replied';
  if (row.type === 'reply_window.breached') return 'deadline_passed';
  if (row.type === 'promise.breached') return 'slot_broken';
  return row.status === null ? null : (STATUSES[row.status] ?? null);
}
