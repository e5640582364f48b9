import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { openTicketRequest } from '#contract';
import { DomainError } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import { Me, type Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { ContactsService } from '../contacts/contacts.service';
import { isChat } from '../inboxes/chats';
import { InboxesService } from '../inboxes/inboxes.service';
import { ticketRow } from '../tickets/ticket.view';
import { TicketReadingService } from '../tickets/ticket-reading.service';
import { DoorService } from './door.service';

class OpenTicketDto extends createZodDto(openTicketRequest) {}

/** A ticket opened by hand or by a program: what the contact said comes through the same door. */
@ApiTags('tickets')
@Controller('tickets')
export class OpenTicketController {
  constructor(
    private readonly door: DoorService,
    private readonly inboxes: InboxesService,
    private readonly contacts: ContactsService,
    private readonly reading: TicketReadingService,
    private readonly clock: Clock,
  ) {}

  @Post()
  async open(@Me() me: Principal, @Body() body: OpenTicketDto) {
    const inbox = await this.inboxes.byId(body.inboxId);
    if (!inbox.enabled) throw new DomainError('inbox_disabled', { inbox: inbox.name });
    if (body.contactId) await this.contacts.view(body.contactId);
    const given = body.contact ?? {};
    const externalId = given.externalId ?? given.email ?? given.phone ?? `by-hand:${body.clientId}`;
    const received = await this.door.receive({
      inbox,
      externalId: `agent:${me.agentId}:${body.clientId}`,
      from: { externalId, name: given.name ?? null, email: given.email ?? null, phone: given.phone ?? null },
      contactId: body.contactId,
      text: body.text,
      freshText: body.text,
      html: null,
      subject: body.subject ?? null,
      automatic: null,
      attachmentIds: [],
      clientId: null,
      providerAt: null,
      receivedAt: this.clock.now(),
      thread: { key: isChat(inbox.channel) ? '' : null, references: [], ticketNumbers: [], messageId: null },
      contentKey: null,
      priority: body.priority,
      tags: body.tags,
      openedBy: agentActor(me),
    });
    return received.duplicate ? this.reading.row(me, received.ticketId!) : { row: ticketRow(received.ticket) };
  }
}
