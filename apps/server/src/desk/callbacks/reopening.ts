import { Injectable } from '@nestjs/common';
import { isActive, setStatus } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import type { Tx } from '../../platform/database/database';
import { CalendarsService } from '../calendars/calendars.service';
import { TicketsService } from '../tickets/tickets.service';

/** A contact who is not satisfied is served again until they are (DOMAIN V4). */
@Injectable()
export class Reopening {
  constructor(
    private readonly tickets: TicketsService,
    private readonly calendars: CalendarsService,
  ) {}

  async reopen(tx: Tx, me: Principal, ticketId: string): Promise<void> {
    await this.tickets.changeIn(tx, ticketId, agentActor(me), null, async ({ plan }) => {
      if (isActive(plan.ticket)) return;
      const calendar = await this.calendars.ofTeam(plan.ticket.teamId);
      setStatus(plan, 'open', { statusLabelId: null, reason: 'callback_not_satisfied', calendar });
    });
  }
}
