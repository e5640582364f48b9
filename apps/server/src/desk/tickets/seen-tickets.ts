import type { Principal } from '../../platform/auth/principal';
import type { Conditions } from '../records/conditions';
import { visibleBranches } from './gate';
import type { TicketRecord } from './ticket.entity';

/** `ticket.*` as readers of other folders select it; `ticket.view` makes it a row of a screen. */
export type SeenTicket = TicketRecord;

/** The gate (law 10) as one condition on the table `ticket`, for statements that begin at another index than the queue's. */
export const seenTickets = (me: Principal, asked: Conditions): string =>
  `(${visibleBranches(me, (value) => asked.param(value))
    .map((branch) => `(${branch})`)
    .join(' or ')})`;
