import type { WorkCalendar } from '../calendar';
import { DomainError } from '../errors';
import { type ClockFacts, endWindow, startWindow } from './episodes';
import { assign } from './holding';
import type { Plan } from './plan';
import { moveTo, reopen, statusChange } from './statuses';
import { preview, type Saying, type Ticket } from './ticket';

/**
 * A contact's message arrived. Reopens a resolved ticket, opens a window when none is open (law 7). A machine's
 * message (auto reply, bounce, list: RFC 3834) is kept but moves neither status nor clock.
 */
export function receive(plan: Plan, saying: Saying, clock: ClockFacts): Plan {
  const { ticket } = plan;
  if (ticket.status === 'closed') throw new DomainError('ticket_closed', { number: ticket.number });
  if (saying.automatic) return say(plan, 'message.received', saying, { lastInboundSeq: ticket.lastSeq + 1 });
  if (ticket.status === 'resolved') reopen(plan, 'contact_wrote');
  say(plan, 'message.received', saying, {
    lastInboundSeq: plan.ticket.lastSeq + 1,
    ...(plan.ticket.status === 'open' ? {} : statusChange('open', plan.now)),
  });
  return plan.ticket.window ? plan : startWindow(plan, saying.at, clock);
}

/** Words of the desk itself. They touch neither clock nor status (law 7). */
export function greet(plan: Plan, saying: Saying, details: Record<string, unknown> = {}): Plan {
  const seq = plan.ticket.lastSeq + 1;
  return plan.take({
    type: 'message.greeted',
    changes: { lastSeq: seq, pendingGreetingId: null },
    said: { saying, seq },
    details,
  });
}

export interface ReplyFacts {
  agentId: string;
  seenSeq: number;
  force: boolean;
  then: 'waiting' | 'open' | 'on_hold' | 'resolved';
  calendar: WorkCalendar;
}

/**
 * An agent answers. Refused with `newer_reply_exists` when a colleague's reply came after what the agent saw. The
 * replier takes a ticket nobody holds; the running window closes as answered.
 */
export function reply(plan: Plan, saying: Saying, facts: ReplyFacts): Plan {
  const { ticket } = plan;
  if (ticket.status === 'closed') throw new DomainError('ticket_closed', { number: ticket.number });
  if (ticket.lastReplySeq > facts.seenSeq && !facts.force) {
    throw new DomainError('newer_reply_exists', { lastReplySeq: ticket.lastReplySeq });
  }
  if (!ticket.holderId) assign(plan, 'ticket.claimed', facts.agentId, plan.ticket.teamId);
  if (plan.ticket.status === 'resolved' && facts.then !== 'resolved') reopen(plan, 'agent_wrote');
  const seq = plan.ticket.lastSeq + 1;
  say(plan, 'message.replied', saying, { lastReplySeq: seq, agentReadSeq: plan.ticket.lastInboundSeq });
  endWindow(plan, { answeredById: facts.agentId, calendar: facts.calendar });
  return facts.then === plan.ticket.status ? plan : moveTo(plan, facts.then, null, null);
}

/** A call in which agent and contact spoke is a public human reply on another channel: it closes the window (law 7). */
export function answerByCall(plan: Plan, facts: { agentId: string; calendar: WorkCalendar }): Plan {
  endWindow(plan, { answeredById: facts.agentId, calendar: facts.calendar });
  return plan.ticket.status === 'open' ? moveTo(plan, 'waiting', null, null) : plan;
}

/**
 * An agent calls the contact. That alone is no answer: the window stays open until the two speak (`answerByCall`), and
 * the status is as it was.
 */
export function call(plan: Plan, saying: Saying): Plan {
  if (plan.ticket.status === 'closed') throw new DomainError('ticket_closed', { number: plan.ticket.number });
  return say(plan, 'message.called', saying, {});
}

/** A private remark. Touches neither clock nor status (law 7). */
export function note(plan: Plan, saying: Saying): Plan {
  const seq = plan.ticket.lastSeq + 1;
  return plan.take({ type: 'message.noted', changes: { lastSeq: seq }, said: { saying, seq } });
}

function say(plan: Plan, type: string, saying: Saying, changes: Partial<Ticket>): Plan {
  const seq = plan.ticket.lastSeq + 1;
  const lastMessage = {
    seq,
    kind: saying.kind,
    preview: preview(saying.freshText || saying.text),
    at: saying.at,
    authorName: saying.authorName,
  };
  return plan.take({ type, changes: { ...changes, lastSeq: seq, lastMessage }, said: { saying, seq } });
}
