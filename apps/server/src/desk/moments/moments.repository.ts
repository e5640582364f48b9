import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/database';

export interface TicketHappened {
  type: string;
  at: Date;
  actor_kind: string;
  actor_id: string | null;
  holder: string | null;
  interim: string | null;
  /** The record's own time where the event is about a record, and whose it is. */
  done_at: Date | null;
  done_by: string | null;
}

/** Of each kind the first forty are enough, closings and reopenings apart: there the last ones count. */
const MOST = 40;

const FROM_RECORD = `case type
    when 'promise.kept' then payload #>> '{view,keptAt}'
    when 'promise.breach_lifted' then payload #>> '{view,keptAt}'
    when 'ticket.service_facts' then payload #>> '{service,partsRequestedAt}'
    when 'part.requested' then payload #>> '{view,requestedAt}'
    else payload #>> '{view,answeredAt}' end`;

/** A reply that was taken back never reached the contact. */
const WANTED = `
     (type in ('ticket.opened', 'ticket.claimed', 'ticket.assigned', 'ticket.transferred') and payload #>> '{changes,holderId}' is not null)
  or (type = 'message.replied' and actor_kind = 'agent' and m.taken_back_at is null)
  or (type in ('call.started', 'call.stepped', 'call.ended', 'call.matched') and payload #>> '{view,answeredAt}' is not null
      and payload #>> '{view,agentId}' is not null)
  or (type in ('promise.kept', 'promise.breach_lifted') and payload #>> '{view,kind}' in ('visit', 'parts'))
  or (type = 'message.noted' and m.interim is not null)
  or (type = 'ticket.service_facts' and payload #>> '{service,partsRequestedAt}' is not null)
  or type in ('part.requested', 'ticket.resolved', 'ticket.closed', 'ticket.reopened')`;

@Injectable()
export class MomentsRepository {
  happened(sql: Sql, ticketId: string): Promise<TicketHappened[]> {
    return sql.rows<TicketHappened>(
      `select type, at, actor_kind, actor_id, holder, interim, done_at, done_by from (
         select e.id, type, at, actor_kind, actor_id, payload #>> '{changes,holderId}' as holder,
           m.interim ->> 'type' as interim, (${FROM_RECORD})::timestamptz as done_at,
           payload #>> '{view,agentId}' as done_by,
           row_number() over (partition by type order by case when type in ('ticket.closed', 'ticket.reopened')
             then -e.id else e.id end) as place
         from desk_event e left join message m on m.id = e.message_id where e.ticket_id = $1 and (${WANTED})) found
       where place <= $2 or type = 'message.noted' order by id`,
      [ticketId, MOST],
    );
  }
}
