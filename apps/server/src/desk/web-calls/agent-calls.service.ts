import { Injectable } from '@nestjs/common';
import { call as sayCall, DomainError, type Saying } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { breaks, Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { type CallRow, LineCalls } from '../calls/line-calls';
import { InboxesService } from '../inboxes/inboxes.service';
import { found } from '../setup/refusals';
import { TicketsService } from '../tickets/tickets.service';
import { callSettings } from './call-settings';
import { after } from './web-line';
import { WebCallsService } from './web-calls.service';
import { WebLinesRepository } from './web-lines.repository';

interface Asked {
  clientId: string;
  peer: string;
  ticketId: string;
}

/** An agent calls a visitor who has the widget open. */
@Injectable()
export class AgentCallsService {
  constructor(
    private readonly database: Database,
    private readonly repository: WebLinesRepository,
    private readonly calls: WebCallsService,
    private readonly lines: LineCalls,
    private readonly tickets: TicketsService,
    private readonly inboxes: InboxesService,
    private readonly clock: Clock,
  ) {}

  async start(me: Principal, asked: Asked): Promise<CallRow> {
    const first = await this.repository.byClient(me.agentId, asked.clientId);
    if (first) return found(await this.lines.row(this.database, first.call_id));
    try {
      return await this.database.transaction((tx) => this.ring(tx, me, asked));
    } catch (error) {
      if (BUSY.some((constraint) => breaks(error, constraint))) throw new DomainError('already_in_call');
      if (!breaks(error, 'web_call_started_by_id_client_id_key')) throw error;
      return this.start(me, asked);
    }
  }

  private async ring(tx: Tx, me: Principal, { clientId, peer, ticketId }: Asked): Promise<CallRow> {
    await this.lines.mustBeFree(tx, me.agentId);
    const now = this.clock.now();
    const messageId = newId();
    const { ticket, answer: ringSeconds } = await this.tickets.changeIn(
      tx,
      ticketId,
      agentActor(me),
      me,
      async (work) => {
        if (work.plan.ticket.channel !== 'web-chat') throw new DomainError('calls_off');
        const { ringSeconds: seconds, words } = callSettings(await this.inboxes.byId(work.plan.ticket.inboxId));
        sayCall(work.plan, sayingOf(me, messageId, words, now));
        work.speeches.set(messageId, { author: agentActor(me) });
        return seconds;
      },
    );
    const identityId = found(await this.repository.identity(tx, ticket.contactId, ticket.inboxId));
    const call = {
      ticket_id: ticket.id,
      contact_id: ticket.contactId,
      agent_id: me.agentId,
      inbox_id: ticket.inboxId,
      direction: 'outbound' as const,
      source: 'web' as const,
      message_id: messageId,
      ringing_agent_ids: [],
    };
    const line = {
      identity_id: identityId,
      started_by_id: me.agentId,
      client_id: clientId,
      holder_id: ticket.holderId,
      agent_peer: peer,
      agent_seen_at: now,
      rings_until: after(now, ringSeconds),
    };
    return this.calls.begin(tx, agentActor(me), call, line, now);
  }
}

const sayingOf = (me: Principal, id: string, text: string, at: Date): Saying => ({
  id,
  kind: 'call',
  text,
  freshText: text,
  at,
  authorName: me.name,
  automatic: null,
});

const BUSY = ['call_one_running', 'web_call_one_a_visitor'];
