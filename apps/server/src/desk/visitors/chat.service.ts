import { Injectable } from '@nestjs/common';
import type { VisitorMessage, VisitorSay } from '#contract';
import { DomainError } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { RateLimits } from '../../platform/auth/rate-limits';
import { InboxesService } from '../inboxes/inboxes.service';
import { DoorService } from '../intake/door.service';
import { TicketReadingService } from '../tickets/ticket-reading.service';
import { TicketsService } from '../tickets/tickets.service';
import type { Visitor } from './visitor';
import { VisitorsService } from './visitors.service';

const LONGEST = 10_000;

/** A visitor says something, or has read something. */
@Injectable()
export class ChatService {
  constructor(
    private readonly door: DoorService,
    private readonly inboxes: InboxesService,
    private readonly visitors: VisitorsService,
    private readonly tickets: TicketsService,
    private readonly reading: TicketReadingService,
    private readonly limits: RateLimits,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Answers once the message is committed; a repeated client id answers the first message. */
  async say(visitor: Visitor, input: VisitorSay): Promise<{ message: VisitorMessage; ticketId: string }> {
    const text = input.text.trim();
    if (!text && input.attachmentIds.length === 0) throw new DomainError('empty_message');
    if (text.length > LONGEST) throw new DomainError('message_too_long', { longest: LONGEST });
    await this.limits.take('visitor_say', visitor.identityId);
    const inbox = await this.inboxes.byId(visitor.inboxId);
    if (!inbox.enabled) throw new DomainError('inbox_disabled', { inbox: inbox.name });
    const now = this.clock.now();
    const received = await this.door.receive({
      inbox,
      externalId: `${visitor.externalId}:${input.clientId}`,
      from: { externalId: visitor.externalId, name: visitor.name, email: visitor.email, phone: visitor.phone },
      contactId: visitor.contactId,
      text,
      freshText: text,
      html: null,
      subject: null,
      automatic: null,
      attachmentIds: input.attachmentIds,
      clientId: input.clientId,
      providerAt: null,
      receivedAt: now,
      thread: { key: '', references: [], ticketNumbers: [], messageId: null },
      contentKey: null,
    });
    const ticketId = received.duplicate ? received.ticketId! : received.ticket.id;
    const isPlain = !received.duplicate && input.attachmentIds.length === 0;
    const message = isPlain
      ? plain(received.messageId, received.seq, text, input.clientId, now)
      : await this.stored(visitor, received.messageId!);
    return { message, ticketId };
  }

  async seen(visitor: Visitor, marks: { deliveredSeq?: number; readSeq?: number }): Promise<void> {
    const { ticketId } = await this.visitors.since(visitor, 2_147_483_646);
    if (ticketId)
      await this.tickets.contactMarks(ticketId, { kind: 'contact', id: visitor.contactId, name: visitor.name }, marks);
  }

  private async stored(visitor: Visitor, messageId: string): Promise<VisitorMessage> {
    const records = await this.reading.records(this.database, [messageId]);
    const [view] = await this.visitors.views(await this.inboxes.byId(visitor.inboxId), records);
    return view!;
  }
}

const plain = (id: string, seq: number, text: string, clientId: string, at: Date): VisitorMessage => ({
  id,
  seq,
  from: 'visitor',
  agentName: null,
  workNumber: null,
  text,
  attachments: [],
  clientId,
  at: at.toISOString(),
});
