import type { WorkCalendar } from '../calendar';
import { DomainError } from '../errors';
import { type ClockFacts, endWindow, startWindow } from './episodes';
import { assign } from './holding';
import type { Plan } from './plan';
import { moveTo, reopen, statusChange } from './statuses';
import { preview, type Saying, type Ticket } from './ticket';

/**
 * A contact's message arrived. Reopens a resolved ticket, opens a window when none is open (law 7). A machine's
 * message (auto reply, bounce, list: RFC 3834) is kept but moves neither status nor clock, and so is what joins spam.
 */
export function receive(plan: Plan, saying: Saying, clock: ClockFacts): Plan {
  const { ticket } = plan;
  if (ticket.status === 'closed' && saying.automatic !== 'bounce')
    throw new DomainError('ticket_closed', { number: ticket.number });
  if (saying.automatic || ticket.status === 'spam')
    return say(plan, 'message.received', saying, { lastInboundSeq: ticket.lastSeq + 1 });
  if (ticket.status === 'resolved') reopen(plan, 'contact_wrote');
  say(plan, 'message.received', saying, {
    lastInboundSeq: plan.ticket.lastSeq + 1,
    ...(plan.ticket.status === 'open' ? {} : statusChange('open', plan.now)),
  });
  return plan.ticket.window ? plan : startWindow(plan, saying.at, clock);
}

/**
 * A contact's message from before the desk was there: kept in its thread, read by everybody, waiting for nobody. Moves
 * neither status nor clock, and stays behind what was said since.
 */
export function recall(plan: Plan, saying: Saying): Plan {
  const { lastMessage, lastSeq } = plan.ticket;
  const seq = lastSeq + 1;
  const isLast = !lastMessage || lastMessage.at <= saying.at;
  const changes = { lastSeq: seq, lastInboundSeq: seq, agentReadSeq: seq };
  return plan.take({
    type: 'message.received',
    changes: { ...changes, ...(isLast ? { lastMessage: summaryOf(saying, seq) } : {}) },
    said: { saying, seq },
    details: { history: true },
  });
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

/** The desk says something of its own accord beside its greeting, which may still wait for its agent. No window knows of it (law 7). */
export function announce(plan: Plan, saying: Saying, details: Record<string, unknown> = {}): Plan {
  const seq = plan.ticket.lastSeq + 1;
  return plan.take({ type: 'message.greeted', changes: { lastSeq: seq }, said: { saying, seq }, details });
}

export interface ReplyFacts {
  agentId: string;
  seenSeq: number;
  /** The newest reply that somebody else said; 0 where nobody did. */
  othersReplySeq: number;
  force: boolean;
  then: 'waiting' | 'open' | 'on_hold' | 'resolved';
  calendar: WorkCalendar;
}

/**
 * An agent answers. Refused with `newer_reply_exists` when a colleague's reply came after what the agent saw; what
 * the agent said a moment ago and has not seen arrive is none. The replier takes a ticket nobody holds; the running window closes as answered.
 */
export function reply(plan: Plan, saying: Saying, facts: ReplyFacts): Plan {
  const { ticket } = plan;
  if (ticket.status === 'closed') throw new DomainError('ticket_closed', { number: ticket.number });
  if (ticket.status === 'spam') throw new DomainError('ticket_is_spam', { spam: true });
  if (facts.othersReplySeq > facts.seenSeq && !facts.force) {
    throw new DomainError('newer_reply_exists', { lastReplySeq: facts.othersReplySeq });
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

/**
 * A call stands in the conversation as one line. One that somebody took has been answered by it; one that nobody took puts the
 * ticket before agents as unread. Neither opens a window: the contact waits for a call, and a callback has its own due time.
 */
export function hearCall(plan: Plan, saying: Saying, missed: boolean): Plan {
  if (plan.ticket.status === 'closed') throw new DomainError('ticket_closed', { number: plan.ticket.number });
  if (plan.ticket.status === 'resolved') reopen(plan, 'contact_called');
  const opens = missed && plan.ticket.status !== 'open' ? statusChange('open', plan.now) : {};
  const seq = plan.ticket.lastSeq + 1;
  return say(plan, 'message.called', saying, { ...opens, ...(missed ? { lastInboundSeq: seq } : {}) });
}

/** A private remark. Touches neither clock nor status (law 7). */
export function note(plan: Plan, saying: Saying): Plan {
  const seq = plan.ticket.lastSeq + 1;
  return plan.take({ type: 'message.noted', changes: { lastSeq: seq }, said: { saying, seq } });
}

/**
 * A team lead's private word to whoever holds the ticket: a note, so that no way to the contact knows it (law 7). It stays unread
 * until its holder has seen it. Throws `nobody_holds`, `whisper_to_oneself`.
 */
export function whisper(plan: Plan, saying: Saying, byAgentId: string): Plan {
  const { holderId, lastSeq } = plan.ticket;
  if (!holderId) throw new DomainError('nobody_holds');
  if (holderId === byAgentId) throw new DomainError('whisper_to_oneself');
  const seq = lastSeq + 1;
  const details = { whisperTo: holderId };
  return plan.take({
    type: 'message.noted',
    changes: { lastSeq: seq, whisperSeq: seq },
    said: { saying, seq },
    details,
  });
}

/** The holder has everything up to `seq` on the screen, the whisper too. */
export function hearWhisper(plan: Plan, agentId: string, seq: number): Plan {
  const { holderId, whisperSeq } = plan.ticket;
  if (whisperSeq === 0 || holderId !== agentId || seq < whisperSeq) return plan;
  return plan.take({ type: 'ticket.marks_moved', changes: { whisperSeq: 0 } });
}

function say(plan: Plan, type: string, saying: Saying, changes: Partial<Ticket>): Plan {
  const seq = plan.ticket.lastSeq + 1;
  const lastMessage = summaryOf(saying, seq);
  return plan.take({ type, changes: { ...changes, lastSeq: seq, lastMessage }, said: { saying, seq } });
}

const summaryOf = ({ kind, text, freshText, at, authorName }: Saying, seq: number): Ticket['lastMessage'] => ({
  seq,
  kind,
  preview: preview(freshText || text),
  at,
  authorName,
});
