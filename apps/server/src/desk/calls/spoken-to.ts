import { Injectable } from '@nestjs/common';
import { answerByCall } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import type { Tx } from '../../platform/database/database';
import { AgentsService } from '../agents/agents.service';
import { CalendarsService } from '../calendars/calendars.service';
import { TicketsService } from '../tickets/tickets.service';
import type { CallRow } from './call.view';

/** Who is spoken to no longer waits: an answered call closes the window of its ticket (law 7). */
@Injectable()
export class SpokenTo {
  constructor(
    private readonly tickets: TicketsService,
    private readonly calendars: CalendarsService,
    private readonly agents: AgentsService,
  ) {}

  /** The same for a call that a telephone system tells of. */
  async tellBySystem(tx: Tx, call: CallRow): Promise<void> {
    const me = call.agent_id && (await this.agents.principal(call.agent_id));
    if (me) await this.tell(tx, me, call);
  }

  /** The ticket may have gone to another team while the phone rang, so the gate isn't asked again. */
  async tell(tx: Tx, me: Principal, { ticket_id, agent_id, answered_at }: CallRow): Promise<void> {
    if (!ticket_id || !answered_at || !agent_id) return;
    await this.tickets.changeIn(tx, ticket_id, agentActor(me), null, async ({ plan }) => {
      const { window, teamId } = plan.ticket;
      // A call typed in afterwards may be older than the question that waits now.
      if (!window || window.openedAt > answered_at) return;
      answerByCall(plan, { agentId: agent_id, calendar: await this.calendars.ofTeam(teamId) });
    });
  }
}
