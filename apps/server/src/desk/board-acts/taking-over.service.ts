import { Injectable } from '@nestjs/common';
import type { TicketRow } from '#contract';
import { DomainError, takeOver } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { AgentsService } from '../agents/agents.service';
import { mustLead } from '../tickets/gate';
import { Receivers } from '../tickets/receivers';
import { ticketRow } from '../tickets/ticket.view';
import { TicketsService } from '../tickets/tickets.service';

/** A team lead takes a ticket out of somebody's hands. Of two at once one has it, the other is told who. */
@Injectable()
export class TakingOver {
  constructor(
    private readonly tickets: TicketsService,
    private readonly receivers: Receivers,
    private readonly agents: AgentsService,
  ) {}

  async takeOver(me: Principal, id: string, fromId: string | null): Promise<{ row: TicketRow }> {
    const { ticket } = await this.tickets
      .change(id, agentActor(me), me, async (work) => {
        mustLead(me, work.plan.ticket.teamId);
        const { holderId } = work.plan.ticket;
        takeOver(work.plan, me.agentId, fromId);
        if (holderId !== me.agentId) await this.receivers.welcome(work, me.agentId);
      })
      .catch((error: unknown) => this.naming(error));
    return { row: ticketRow(ticket) };
  }

  /** Who was too late learns whose it is now, by name. */
  private async naming(error: unknown): Promise<never> {
    if (!(error instanceof DomainError) || error.code !== 'holder_changed') throw error;
    const holderId = error.detail.holderId as string | null;
    const holderName = holderId && ((await this.agents.names()).get(holderId)?.name ?? null);
    throw new DomainError('holder_changed', { holderId, holderName });
  }
}
