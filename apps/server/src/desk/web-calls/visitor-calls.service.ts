import { Injectable } from '@nestjs/common';
import { DomainError, isWorking } from '#domain';
import { RateLimits } from '../../platform/auth/rate-limits';
import { Clock } from '../../platform/clock/clock';
import { breaks, Database, type Tx } from '../../platform/database/database';
import { CalendarsService } from '../calendars/calendars.service';
import { AnswerTargets } from '../calls/answer-targets.service';
import { type CallRow, LineCalls } from '../calls/line-calls';
import type { InboxRecord } from '../inboxes/inbox.view';
import { InboxesService } from '../inboxes/inboxes.service';
import { DoorService } from '../intake/door.service';
import type { Visitor } from '../visitors/visitor';
import { callSettings } from './call-settings';
import { Ringing } from './ringing.service';
import { WebCallsService } from './web-calls.service';
import { after } from './web-line';
import { type ChatPlace, WebLinesRepository } from './web-lines.repository';

interface Asked {
  clientId: string;
  peer: string;
}

interface Placed extends Asked {
  inbox: InboxRecord;
  place: Pick<ChatPlace, 'teamId' | 'holderId'>;
}

const RACES_LOST = ['web_call_started_by_id_client_id_key', 'ticket_one_open_chat'];

/** A visitor calls: who may, when, and whom it rings. */
@Injectable()
export class VisitorCallsService {
  constructor(
    private readonly database: Database,
    private readonly repository: WebLinesRepository,
    private readonly calls: WebCallsService,
    private readonly lines: LineCalls,
    private readonly ringing: Ringing,
    private readonly door: DoorService,
    private readonly inboxes: InboxesService,
    private readonly calendars: CalendarsService,
    private readonly targets: AnswerTargets,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  async place(visitor: Visitor, asked: Asked): Promise<CallRow> {
    const first = await this.repository.byClient(visitor.identityId, asked.clientId);
    if (first) return (await this.lines.row(this.database, first.call_id))!;
    await this.limits.take('visitor_call', visitor.identityId);
    const inbox = await this.inboxes.byId(visitor.inboxId);
    callSettings(inbox);
    const place = (await this.repository.chat(visitor.contactId, inbox.id)) ?? { teamId: inbox.teamId, holderId: null };
    const calendar = await this.calendars.ofTeam(place.teamId);
    if (!isWorking(calendar, this.clock.now())) throw new DomainError('calls_closed');
    try {
      return await this.database.transaction((tx) => this.ring(tx, visitor, { ...asked, inbox, place }));
    } catch (error) {
      if (breaks(error, 'web_call_one_a_visitor')) throw new DomainError('already_in_call');
      // The same call, or the visitor's first words, came by another way at the same time; now they are there to be found.
      if (!RACES_LOST.some((constraint) => breaks(error, constraint))) throw error;
      return this.place(visitor, asked);
    }
  }

  /** What the visitor says comes through the one door, and rings in the same transaction. */
  private async ring(tx: Tx, visitor: Visitor, { inbox, place, clientId, peer }: Placed): Promise<CallRow> {
    const now = this.clock.now();
    const agentIds = await this.ringing.whoRings(tx, { ...place, callId: null, declinedIds: [], widened: false });
    if (agentIds.length === 0) throw new DomainError('nobody_to_answer');
    const { ringSeconds, words } = callSettings(inbox);
    const { ticketId, messageId } = await this.enter(tx, visitor, inbox, { clientId, words });
    const target = await this.targets.of(tx, { inbox, contactId: visitor.contactId, ticketId, at: now });
    const alone = agentIds.length === 1 && agentIds[0] === place.holderId;
    const widensAt = alone ? after(now, target.answer_target_seconds) : null;
    const actor = { kind: 'contact' as const, id: visitor.contactId, name: visitor.name };
    const call = {
      ticket_id: ticketId,
      contact_id: visitor.contactId,
      agent_id: null,
      inbox_id: inbox.id,
      direction: 'inbound' as const,
      source: 'web' as const,
      message_id: messageId,
      ringing_agent_ids: agentIds,
      ...target,
    };
    const line = {
      identity_id: visitor.identityId,
      started_by_id: visitor.identityId,
      client_id: clientId,
      holder_id: place.holderId,
      contact_peer: peer,
      contact_seen_at: now,
      rings_until: after(now, ringSeconds),
      widens_at: widensAt,
    };
    return this.calls.begin(tx, actor, call, line, now);
  }

  private async enter(
    tx: Tx,
    visitor: Visitor,
    inbox: InboxRecord,
    { clientId, words }: { clientId: string; words: string },
  ): Promise<{ ticketId: string; messageId: string }> {
    const received = await this.door.receiveIn(tx, {
      inbox,
      externalId: `${visitor.externalId}:call:${clientId}`,
      from: { externalId: visitor.externalId, name: visitor.name, email: visitor.email, phone: visitor.phone },
      contactId: visitor.contactId,
      kind: 'call',
      text: words,
      freshText: words,
      html: null,
      subject: null,
      automatic: null,
      attachmentIds: [],
      clientId: null,
      providerAt: null,
      receivedAt: this.clock.now(),
      thread: { key: '', references: [], ticketNumbers: [], messageId: null },
      contentKey: null,
    });
    const ticketId = received.duplicate ? received.ticketId : received.ticket.id;
    if (!ticketId || !received.messageId) throw new DomainError('internal');
    return { ticketId, messageId: received.messageId };
  }
}
