import { nextOpening, type WorkCalendar } from '../calendar';
import { DomainError } from '../errors';
import { isActive, type Ticket } from '../ticket/ticket';
import { endOfWorkingDay } from './shifts';

const DAY_MS = 86_400_000;

export type NoSolutionRung = 'supervisor' | 'manager' | 'solve';

/** One rung of a report: when it is due, and until when whoever is told must have said that they know. */
export interface RungDue {
  rung: NoSolutionRung;
  dueAt: Date;
  acknowledgeBy: Date;
}

/**
 * The rungs of a ticket without a solution (DOMAIN B3): the supervisor hears of it at once and acknowledges before the team closes
 * the same day; then it goes to the manager, who has until the next closing; after `solveDays` days of 24 hours it has to be
 * solved. Instants are UTC; the calendar is the team's. Throws `calendar_never_opens`, `calendar_invalid`.
 */
export function noSolutionRungs(calendar: WorkCalendar, at: Date, solveDays: number): RungDue[] {
  const closing = endOfWorkingDay(calendar, at);
  const solveBy = new Date(at.getTime() + solveDays * DAY_MS);
  return [
    { rung: 'supervisor', dueAt: at, acknowledgeBy: closing },
    { rung: 'manager', dueAt: closing, acknowledgeBy: managerBy(calendar, closing) },
    { rung: 'solve', dueAt: solveBy, acknowledgeBy: endOfWorkingDay(calendar, solveBy) },
  ];
}

/** Until when a manager who is told at `at` acknowledges: the end of the working day that begins next. */
export const managerBy = (calendar: WorkCalendar, at: Date): Date =>
  endOfWorkingDay(calendar, nextOpening(calendar, at));

/** Only who holds a ticket that is worked on can say that there is no solution for it. Throws `ticket_closed`, `not_holder`. */
export function mustHoldUnsolved(ticket: Pick<Ticket, 'status' | 'holderId' | 'number'>, agentId: string): void {
  if (!isActive(ticket)) throw new DomainError('ticket_closed', { number: ticket.number });
  if (ticket.holderId !== agentId) throw new DomainError('not_holder', { number: ticket.number });
}
