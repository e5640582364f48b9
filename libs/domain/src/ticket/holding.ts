import { DomainError } from '../errors';
import { transferNeedsReason } from '../reply-window';
import type { Plan } from './plan';
import { isActive, type Ticket } from './ticket';

/** Takes a ticket nobody holds. Losing the race is a result, not an error. */
export function claim(plan: Plan, agentId: string): { plan: Plan; outcome: 'claimed' | 'already_assigned' } {
  mustBeActive(plan.ticket);
  if (plan.ticket.holderId === agentId) return { plan, outcome: 'claimed' };
  if (plan.ticket.holderId) return { plan, outcome: 'already_assigned' };
  return { plan: assign(plan, 'ticket.claimed', agentId, plan.ticket.teamId), outcome: 'claimed' };
}

/** The desk gives the ticket to an agent; `details` carries the decision behind it. */
export function assignByDesk(plan: Plan, agentId: string, details: Record<string, unknown>): Plan {
  return assign(plan, 'ticket.assigned', agentId, plan.ticket.teamId, details);
}

/**
 * Moves a ticket to an agent, or to a team's queue. With at most `reasonWithin` seconds of working time left until the deadline,
 * and after it, a reason is needed (DOMAIN W13): who hands a late ticket on says why.
 */
export function transfer(
  plan: Plan,
  to: { agentId: string | null; teamId: string | null },
  reason: string | null,
  reasonWithin: number,
): Plan {
  mustBeActive(plan.ticket);
  if (!reason && transferNeedsReason(plan.ticket.window, reasonWithin, plan.now))
    throw new DomainError('reason_required', { field: 'reason' });
  return assign(plan, 'ticket.transferred', to.agentId, to.teamId ?? plan.ticket.teamId, { reason });
}

/**
 * A team lead takes a ticket from the holder that they saw, or from the queue when that was null. Throws `holder_changed` with
 * who has it now when somebody was quicker, `no_longer_held` when it went back to the queue; taking what one holds already changes nothing.
 */
export function takeOver(plan: Plan, agentId: string, fromId: string | null): Plan {
  mustBeActive(plan.ticket);
  const { holderId, teamId } = plan.ticket;
  if (holderId === agentId) return plan;
  if (holderId === null && fromId !== null) throw new DomainError('no_longer_held');
  if (holderId !== fromId) throw new DomainError('holder_changed', { holderId });
  return assign(plan, 'ticket.transferred', agentId, teamId, { reason: null, takenOver: true });
}

/** Puts a ticket back into its team's queue. */
export function release(plan: Plan, reason: string | null): Plan {
  mustBeActive(plan.ticket);
  return plan.ticket.holderId ? assign(plan, 'ticket.released', null, plan.ticket.teamId, { reason }) : plan;
}

/** Changes who holds the ticket; the event names holder and team before it. */
export function assign(plan: Plan, type: string, holderId: string | null, teamId: string | null, details = {}): Plan {
  const previous = { holderId: plan.ticket.holderId, teamId: plan.ticket.teamId };
  return plan.take({
    type,
    changes: { holderId, teamId, lastHolderId: holderId ?? plan.ticket.lastHolderId },
    details: { ...details, previous },
  });
}

function mustBeActive(ticket: Ticket): void {
  if (ticket.status === 'spam') throw new DomainError('ticket_is_spam');
  if (!isActive(ticket)) throw new DomainError('ticket_closed', { number: ticket.number });
}
