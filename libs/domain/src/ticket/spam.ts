import type { WorkCalendar } from '../calendar';
import { DomainError } from '../errors';
import { type ClockFacts, endWindow, startWindow } from './episodes';
import type { Plan } from './plan';
import { reopen, statusChange } from './statuses';

/** Puts a ticket aside as spam. A running window ends as excused; nothing is deleted. */
export function markSpam(plan: Plan, details: Record<string, unknown>, calendar: WorkCalendar): Plan {
  if (plan.ticket.status === 'spam') return plan;
  const previousStatus = plan.ticket.status;
  endWindow(plan, { answeredById: null, calendar, excuse: 'spam' });
  return plan.take({
    type: 'ticket.marked_spam',
    changes: { ...statusChange('spam', plan.now), pendingGreetingId: null },
    details: { ...details, previousStatus },
  });
}

/**
 * Brings a ticket back from spam. Its window opens at the first message nobody has answered, so that the contact's wait
 * counts from when it began; deadlines that have passed are taken at once.
 * @param waitingSince null when every message was answered or written by a machine
 * @throws DomainError `ticket_is_spam` with `spam: false` when it is none
 */
export function notSpam(plan: Plan, waitingSince: Date | null, clock: ClockFacts): Plan {
  if (plan.ticket.status !== 'spam') throw new DomainError('ticket_is_spam', { spam: false });
  reopen(plan, 'not_spam', waitingSince ? 'open' : 'waiting');
  return waitingSince ? startWindow(plan, waitingSince, clock) : plan;
}
