import { Injectable } from '@nestjs/common';
import type { TextMark } from '#domain';
import type { Sql } from '../../platform/database/database';
import type { Beside, StoredEvent } from '../../platform/events/event-log';

/** An event with the words that it is about. */
export type ReadEvent = StoredEvent & {
  said: { text: string; automatic: string | null; findings: TextMark[] } | null;
};

export const WORDS_BESIDE: Beside = {
  column: ', said',
  join: `left join lateral (select json_build_object('text', m.text, 'automatic', m.automatic, 'findings', m.findings) as said
    from message m where m.id = desk_event.message_id and desk_event.type in ('message.replied', 'message.received')) s on true`,
};

/** What had been said in a reply's ticket before it, by the events alone. */
export interface Before {
  spoke: boolean;
  answered: boolean;
  greetings: string[];
  earlier_ticket: boolean;
  channel: string | null;
  work_number: string | null;
}

/** What the events before one of them say. */
@Injectable()
export class ReadingRepository {
  /** Replies that were taken back were never said. Events of one ticket have the order of their ids. */
  async before(sql: Sql, { id, ticketId, actor, contactId }: StoredEvent): Promise<Before> {
    const row = await sql.row<Before>(
      `with told as (select e.type, e.actor_id, e.message_id from desk_event e where e.ticket_id = $1 and e.id < $2
           and e.type in ('message.replied', 'message.greeted') and not exists (select 1 from desk_event b
             where b.ticket_id = $1 and b.id < $2 and b.type = 'message.taken_back'
               and b.payload->>'messageId' = e.message_id::text))
       select exists(select 1 from told where type = 'message.replied' and actor_id = $3) as spoke,
         exists(select 1 from told where type = 'message.replied') as answered,
         array(select m.text from told join message m on m.id = told.message_id where type = 'message.greeted') as greetings,
         exists(select 1 from desk_event o where o.contact_id = $4 and o.type = 'ticket.opened' and o.id < $2
           and o.ticket_id <> $1) as earlier_ticket,
         (select o.payload->'changes'->>'channel' from desk_event o where o.ticket_id = $1 and o.type = 'ticket.opened'
           limit 1) as channel,
         (select payload->'view'->>'workNumber' from desk_event a where a.subject_kind = 'agent' and a.subject_id = $3
           and a.id < $2 order by a.version desc limit 1) as work_number`,
      [ticketId, id, actor.id, contactId],
    );
    return row!;
  }
}
