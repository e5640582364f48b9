import type { WorkCalendar } from '../calendar';
import { passDeadlines } from './deadlines';
import { endWindow } from './episodes';
import type { Plan } from './plan';
import { moveTo, reopen } from './statuses';
import type { LastMessage, OpenWindow, TicketStatus } from './ticket';

/** What stood before a reply that is taken back. */
export interface TakeBackFacts {
  messageId: string;
  /** The window the reply answered, as it was; null when there was none or a later reply stands. */
  window: OpenWindow | null;
  statusBefore: TicketStatus | null;
  /** Versions of the events that no figure may count any more. */
  voids: number[];
  /** What the answered event said, so that whoever counted it can take it back. */
  answered: { met: boolean; first: boolean; workingSeconds: number } | null;
  lastMessage: LastMessage | null;
  lastReplySeq: number;
  calendar: WorkCalendar;
}

/**
 * A reply that has not gone out is taken back. The window it answered runs on with its old deadlines, as if nothing had
 * been said: one that passed meanwhile is taken now, and charged to who held the ticket then (law 7, DOMAIN W13). A
 * window that the contact opened in between ends, since the older one covers it.
 */
export function takeBack(plan: Plan, facts: TakeBackFacts): Plan {
  const { window, messageId, lastMessage, lastReplySeq, voids } = facts;
  const first = window?.first ? { firstAnsweredAt: null } : {};
  plan.take({
    type: 'message.taken_back',
    changes: { lastMessage, lastReplySeq, ...first },
    details: { messageId, voids },
  });
  if (!window) return backTo(plan, facts.statusBefore);
  endWindow(plan, { answeredById: null, calendar: facts.calendar, excuse: 'reply_taken_back' });
  backTo(plan, 'open');
  plan.take({
    type: 'reply_window.reopened',
    changes: { window },
    window: { op: 'open', window },
    details: { windowId: window.id, dueAt: window.dueAt, ...facts.answered },
  });
  return passDeadlines(plan);
}

function backTo(plan: Plan, status: TicketStatus | null): Plan {
  const now = plan.ticket.status;
  if (status === null || status === now || now === 'spam') return plan;
  return now === 'resolved' || now === 'closed'
    ? reopen(plan, 'reply_taken_back', status)
    : moveTo(plan, status, null, null);
}
