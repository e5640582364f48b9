import { Injectable } from '@nestjs/common';
import { isWorking, type RuleFacts, type Ticket } from '#domain';
import type { Sql } from '../../platform/database/database';
import { CalendarsService } from '../calendars/calendars.service';
import { groupsOf, personOf } from '../contacts/person';
import { ServiceFactsService } from '../service-facts/service-facts.service';

type Asked = Pick<Ticket, 'id' | 'contactId'> & RuleFacts['ticket'];

/** What rules ask of a ticket, gathered under its lock. */
@Injectable()
export class RuleFactsService {
  constructor(
    private readonly calendars: CalendarsService,
    private readonly service: ServiceFactsService,
  ) {}

  /** `at` is when it happened: whether people worked then is asked of that time, however late it is read. */
  async of(sql: Sql, ticket: Asked, at: Date, messageId: string | null): Promise<RuleFacts> {
    const contact = await sql.row<RuleFacts['contact']>(
      `select locale, company, phone, email, special, ${groupsOf('contact.id')} as groups from contact where id = ${personOf('$1')}`,
      [ticket.contactId],
    );
    return {
      ticket,
      service: (await this.service.of([ticket.id], sql)).get(ticket.id)!,
      text: await this.words(sql, ticket.id, messageId),
      contact: contact!,
      working: isWorking(await this.calendars.ofTeam(ticket.teamId), at),
    };
  }

  /** The contact's words of the event, or the last before it. */
  private async words(sql: Sql, ticketId: string, messageId: string | null): Promise<string | null> {
    const said = await sql.row<{ text: string }>(
      `select left(coalesce(m.fresh_text, m.text), 20000) as text from message m
       where m.ticket_id = $1 and m.kind in ('inbound', 'call') and m.author_kind = 'contact'
         and ($2::uuid is null or m.seq <= coalesce((select seq from message where id = $2), m.seq))
       order by m.seq desc limit 1`,
      [ticketId, messageId],
    );
    return said?.text ?? null;
  }
}
