import { Injectable } from '@nestjs/common';
import { addWorkingSeconds, claim, DomainError } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/database';
import { AgentsService } from '../agents/agents.service';
import { CalendarsService } from '../calendars/calendars.service';
import { DeskCallbacks } from '../callbacks/desk-callbacks.service';
import type { InboxRecord } from '../inboxes/inbox.view';
import { DoorService } from '../intake/door.service';
import { SettingsService } from '../policies/settings.service';
import { TicketsService } from '../tickets/tickets.service';
import type { CallRow } from './call.view';

/** What a call means for tickets: an incoming one stands in a conversation, and one that nobody took is called back. */
@Injectable()
export class CallTickets {
  constructor(
    private readonly door: DoorService,
    private readonly tickets: TicketsService,
    private readonly agents: AgentsService,
    private readonly callbacks: DeskCallbacks,
    private readonly calendars: CalendarsService,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
  ) {}

  /** The ticket of a call that was answered or missed, through the one door (law 1); the same one when asked again. */
  async open(tx: Tx, inbox: InboxRecord, call: CallRow): Promise<{ ticket_id: string; message_id: string | null }> {
    const landed = await this.door.receiveIn(tx, arrivalOf(inbox, call, this.clock.now()));
    const ticketId = landed.duplicate ? landed.ticketId : landed.ticket.id;
    if (!ticketId) throw new DomainError('not_found');
    if (call.agent_id) await this.give(tx, ticketId, call.agent_id);
    return { ticket_id: ticketId, message_id: landed.messageId };
  }

  /** Who answers has the ticket, unless a colleague is at it already. */
  private async give(tx: Tx, ticketId: string, agentId: string): Promise<void> {
    const me = await this.agents.principal(agentId);
    if (!me) return;
    await this.tickets.changeIn(tx, ticketId, agentActor(me), null, ({ plan }) => {
      claim(plan, agentId);
    });
  }

  /** Within the time a contact may wait, counted in the team's hours (DOMAIN W1, W13). */
  async callBack(tx: Tx, inbox: InboxRecord, call: CallRow & { ticket_id: string }): Promise<string> {
    const now = this.clock.now();
    const seconds = await this.settings.at('callback.missed', now);
    const { at: dueAt } = addWorkingSeconds(await this.calendars.ofTeam(inbox.teamId), now, seconds);
    const about = { ticketId: call.ticket_id, contactId: call.contact_id, dueAt, remark: call.number ?? '' };
    return this.callbacks.missed(tx, about);
  }

  reached(tx: Tx, contactId: string): Promise<void> {
    return this.callbacks.reached(tx, contactId);
  }
}

/** A caller who hides the number opens a ticket of their own: it may be somebody else the next time. */
function arrivalOf(inbox: InboxRecord, call: CallRow, receivedAt: Date) {
  const text = call.number ?? '';
  return {
    inbox,
    externalId: `call:${call.external_id}`,
    from: { externalId: '', name: null, email: null, phone: null },
    contactId: call.contact_id,
    text,
    freshText: text,
    html: null,
    subject: null,
    automatic: null,
    attachmentIds: [],
    clientId: null,
    providerAt: call.started_at,
    receivedAt,
    thread: { key: call.number === null ? call.id : '', references: [], ticketNumbers: [], messageId: null },
    contentKey: null,
    call: { missed: call.answered_at === null },
  };
}
