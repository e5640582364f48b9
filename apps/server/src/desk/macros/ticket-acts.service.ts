import { Injectable } from '@nestjs/common';
import { type MacroActions, setField, tagsAfter } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { TicketVerbs } from '../tickets/ticket-verbs.service';
import type { Verb } from '../tickets/verb';

type Fields = Pick<MacroActions, 'addTags' | 'removeTags' | 'priority'>;
interface Moves {
  status: MacroActions['status'];
  assign: MacroActions['assign'];
}

/** Acts that need nobody who does them: the same for an agent's macro and for a rule of the desk. */
@Injectable()
export class TicketActs {
  constructor(private readonly verbs: TicketVerbs) {}

  set({ plan }: Verb, actions: Fields): void {
    setField(plan, 'ticket.tagged', { tags: tagsAfter(plan.ticket.tags, actions) });
    if (actions.priority) setField(plan, 'ticket.priority_changed', { priority: actions.priority });
  }

  /** Gives it on, then sets its status; `reason` is why it is given on where the ticket asks for one. */
  async move(work: Verb, by: Pick<Principal, 'role'>, { status, assign }: Moves, reason?: string): Promise<void> {
    if (assign && assign.to !== 'me') await this.moveOn(work, assign, reason);
    if (!status) return;
    const { status: to, statusLabelId, reason: why } = status;
    await this.verbs.setStatus(work, by, { status: to, statusLabelId, ...(why ? { reason: why } : {}) });
  }

  /** Whose it is already, it stays. */
  private async moveOn(work: Verb, { to, id }: { to: 'agent' | 'team'; id: string }, reason?: string): Promise<void> {
    const { holderId, teamId } = work.plan.ticket;
    if (to === 'agent' ? holderId === id : teamId === id && holderId === null) return;
    const receiver = { toAgentId: to === 'agent' ? id : null, toTeamId: to === 'team' ? id : null };
    await this.verbs.transfer(work, { ...receiver, reason });
  }
}
