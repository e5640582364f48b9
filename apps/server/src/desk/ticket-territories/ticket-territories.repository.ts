import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/database';
import { membersOf } from '../contacts/person';

export interface PlacedTicket {
  id: string;
  contactId: string;
  /** What was told of it last; null when nothing was. */
  territoryId: string | null;
}

const PLACED = `select t.id, t.contact_id as "contactId", (select p.payload->>'territoryId' from desk_event p
  where p.ticket_id = t.id and p.type = 'ticket.territory_found' order by p.id desc limit 1) as "territoryId" from ticket t`;

@Injectable()
export class TicketTerritoriesRepository {
  ticket(sql: Sql, id: string): Promise<PlacedTicket[]> {
    return sql.rows<PlacedTicket>(`${PLACED} where t.id = $1`, [id]);
  }

  /** Tickets of a person that may still change, in the order in which they are locked. */
  ofContact(sql: Sql, contactId: string): Promise<PlacedTicket[]> {
    return sql.rows<PlacedTicket>(
      `${PLACED} where t.contact_id = any(${membersOf('$1')}) and t.status not in ('closed', 'spam') order by t.id`,
      [contactId],
    );
  }
}
