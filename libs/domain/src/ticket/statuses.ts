import type { WorkCalendar } from '../calendar';
import { DomainError } from '../errors';
import { excuse } from './episodes';
import type { Plan } from './plan';
import { isActive, type Ticket, type TicketStatus } from './ticket';

/**
 * Moves a ticket to a status. Resolving or closing while a contact waits ends the window as excused and needs a
 * reason (law 7); other moves leave the clock alone. `because` says what allowed a closing (DOMAIN D1, D10, D11).
 */
export function setStatus(
  plan: Plan,
  status: TicketStatus,
  facts: { statusLabelId: string | null; reason: string | null; calendar: WorkCalendar; because?: string | null },
): Plan {
  const { ticket } = plan;
  // Spam has its own two verbs, which know of the window.
  if (ticket.status === 'spam' || status === 'spam') throw new DomainError('ticket_is_spam');
  if (ticket.status === status && ticket.statusLabelId === facts.statusLabelId) return plan;
  const ends = status === 'resolved' || status === 'closed';
  if (ends && ticket.window) excuse(plan, facts.reason, facts.calendar);
  if (!isActive(ticket) && !ends) return reopen(plan, facts.reason, status, facts.statusLabelId);
  return moveTo(plan, status, facts.statusLabelId, facts.reason, facts.because ? { because: facts.because } : {});
}

/** "No reply needed": ends the window as excused, with a reason that is kept (law 7). */
export function noReplyNeeded(plan: Plan, reason: string, calendar: WorkCalendar): Plan {
  if (!plan.ticket.window) throw new DomainError('no_window_open');
  excuse(plan, reason, calendar);
  return plan.ticket.status === 'open' ? moveTo(plan, 'waiting', null, reason) : plan;
}

/** Work on a finished ticket begins again. */
export function reopen(
  plan: Plan,
  reason: string | null,
  status: TicketStatus = 'open',
  statusLabelId: string | null = null,
): Plan {
  return plan.take({
    type: 'ticket.reopened',
    changes: { ...statusChange(status, plan.now), statusLabelId, resolvedAt: null, closedAt: null },
    details: { reason },
  });
}

const STATUS_EVENT: Partial<Record<TicketStatus, string>> = { resolved: 'ticket.resolved', closed: 'ticket.closed' };

/** A plain move between statuses, with its own event where the status has one. */
export function moveTo(
  plan: Plan,
  status: TicketStatus,
  statusLabelId: string | null,
  reason: string | null,
  details: Record<string, unknown> = {},
): Plan {
  return plan.take({
    type: STATUS_EVENT[status] ?? 'ticket.status_changed',
    changes: {
      ...statusChange(status, plan.now),
      statusLabelId,
      ...(status === 'resolved' ? { resolvedAt: plan.now } : {}),
      ...(status === 'closed' ? { closedAt: plan.now } : {}),
    },
    details: { ...details, reason, previousStatus: plan.ticket.status },
  });
}

/** The fields a new status brings. */
export const statusChange = (status: TicketStatus, statusSince: Date): Partial<Ticket> => ({
  status,
  statusSince,
  statusLabelId: null,
});
