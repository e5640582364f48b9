import { Injectable } from '@nestjs/common';
import type { Callback, ServiceOutcomeName } from '#contract';
import { DomainError, type SettingKey } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { SettingsService } from '../policies/settings.service';
import { TicketReadingService } from '../tickets/ticket-reading.service';
import { DeskCallbacks } from './desk-callbacks.service';

const PLANS = {
  advice: { reason: 'advice', setting: 'callback.advice' },
  untested: { reason: 'untested', setting: 'callback.untested' },
  unsure: { reason: 'unsure_repair', setting: 'callback.unsure' },
} as const satisfies Record<ServiceOutcomeName, { reason: Callback['reason']; setting: SettingKey }>;

/** How a service ended decides whether and when the contact is called back (DOMAIN V1, V2, V3, H4). */
@Injectable()
export class ServiceOutcomes {
  constructor(
    private readonly database: Database,
    private readonly callbacks: DeskCallbacks,
    private readonly tickets: TicketReadingService,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
  ) {}

  /** Of a solved ticket; once for each outcome, whoever says it and however often. */
  ofTicket(me: Principal, ticketId: string, outcome: ServiceOutcomeName): Promise<Callback> {
    return this.database.transaction(async (tx) => {
      const { row } = await this.tickets.row(me, ticketId);
      if (row.status !== 'resolved') throw new DomainError('outcome_not_resolved', { status: row.status });
      await this.callbacks.replaceSatisfaction(tx, ticketId);
      const about = { ticketId, contactId: row.contactId, agentId: row.holderId ?? me.agentId, key: ticketId };
      return this.plan(tx, outcome, about);
    });
  }

  /** Of a call that ended; part of its ending. */
  async ofCall(tx: Tx, outcome: ServiceOutcomeName, call: EndedCall): Promise<void> {
    const about = { ticketId: call.ticket_id, contactId: call.contact_id, agentId: call.agent_id };
    await this.plan(tx, outcome, { ...about, key: call.ticket_id ?? `call:${call.id}` });
  }

  private async plan(tx: Tx, outcome: ServiceOutcomeName, about: About): Promise<Callback> {
    const { reason, setting } = PLANS[outcome];
    const now = this.clock.now();
    const dueAt = new Date(now.getTime() + (await this.settings.at(setting, now)) * 1000);
    return this.callbacks.once(tx, reason, { ...about, dueAt, remark: '' });
  }
}

interface About {
  ticketId: string | null;
  contactId: string;
  agentId: string | null;
  key: string;
}
interface EndedCall {
  id: string;
  ticket_id: string | null;
  contact_id: string;
  agent_id: string | null;
}
