import { closeWindow, openWindow, type WindowPolicy } from '../reply-window';
import type { WorkCalendar } from '../calendar';
import { DomainError } from '../errors';
import { passDeadlines } from './deadlines';
import { Plan } from './plan';
import { isActive, preview, type Priority, type Saying, type Ticket, type TicketStatus } from './ticket';

/** What a clock is set by: the policy in force, the calendar of the ticket's team, and an id for a new window. */
export interface ClockFacts {
  policy: WindowPolicy;
  calendar: WorkCalendar;
  newWindowId: string;
}

/** A plan for a ticket at a time, with every deadline that has passed already taken. */
export function planFor(ticket: Ticket, now: Date): Plan {
  return passDeadlines(new Plan(ticket, now));
}

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

function startWindow(plan: Plan, saidAt: Date, { policy, calendar, newWindowId }: ClockFacts): Plan {
  const openedAt = new Date(Math.min(saidAt.getTime(), plan.now.getTime()));
  const window = {
    id: newWindowId,
    first: plan.ticket.firstAnsweredAt === null,
    ...openWindow(policy, calendar, openedAt),
    remindedAt: null,
    leadToldAt: null,
    breachedAt: null,
  };
  plan.take({
    type: 'reply_window.opened',
    changes: { window },
    window: { op: 'open', window },
    details: { windowId: window.id, dueAt: window.dueAt },
  });
  return passDeadlines(plan);
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

/** A private remark. Touches neither clock nor status (law 7). */
export function note(plan: Plan, saying: Saying): Plan {
  const seq = plan.ticket.lastSeq + 1;
  return plan.take({ type: 'message.noted', changes: { lastSeq: seq }, said: { saying, seq } });
}

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

/** Moves a ticket to an agent, or to a team's queue. With a window in its last five minutes a reason is needed (W13). */
export function transfer(
  plan: Plan,
  to: { agentId: string | null; teamId: string | null },
  reason: string | null,
): Plan {
  mustBeActive(plan.ticket);
  const window = plan.ticket.window;
  if (window && plan.now >= window.leadAt && !reason) throw new DomainError('reason_required', { field: 'reason' });
  return assign(plan, 'ticket.transferred', to.agentId, to.teamId ?? plan.ticket.teamId, { reason });
}

/** Puts a ticket back into its team's queue. */
export function release(plan: Plan, reason: string | null): Plan {
  mustBeActive(plan.ticket);
  return plan.ticket.holderId ? assign(plan, 'ticket.released', null, plan.ticket.teamId, { reason }) : plan;
}

function assign(plan: Plan, type: string, holderId: string | null, teamId: string | null, details = {}): Plan {
  const previous = { holderId: plan.ticket.holderId, teamId: plan.ticket.teamId };
  return plan.take({
    type,
    changes: { holderId, teamId, lastHolderId: holderId ?? plan.ticket.lastHolderId },
    details: { ...details, previous },
  });
}

/**
 * Moves a ticket to a status. Resolving or closing while a contact waits ends the window as excused and needs a
 * reason (law 7); other moves leave the clock alone.
 */
export function setStatus(
  plan: Plan,
  status: TicketStatus,
  facts: { statusLabelId: string | null; reason: string | null; calendar: WorkCalendar },
): Plan {
  const { ticket } = plan;
  if (ticket.status === status && ticket.statusLabelId === facts.statusLabelId) return plan;
  const ends = status === 'resolved' || status === 'closed';
  if (ends && ticket.window) excuse(plan, facts.reason, facts.calendar);
  if (!isActive(ticket) && !ends) return reopen(plan, facts.reason, status, facts.statusLabelId);
  return moveTo(plan, status, facts.statusLabelId, facts.reason);
}

/** "No reply needed": ends the window as excused, with a reason that is kept (law 7). */
export function noReplyNeeded(plan: Plan, reason: string, calendar: WorkCalendar): Plan {
  if (!plan.ticket.window) throw new DomainError('no_window_open');
  excuse(plan, reason, calendar);
  return plan.ticket.status === 'open' ? moveTo(plan, 'waiting', null, reason) : plan;
}

/** Sets one plain field, with an event of its own; nothing when it stays the same. */
export function setField(
  plan: Plan,
  type: string,
  changes: { priority?: Priority; tags?: string[]; subject?: string },
): Plan {
  const same = Object.entries(changes).every(
    ([k, v]) => JSON.stringify(plan.ticket[k as keyof Ticket]) === JSON.stringify(v),
  );
  return same ? plan : plan.take({ type, changes });
}

/** Moves read and delivered marks; they only go forward and never past the last message. */
export function moveMarks(plan: Plan, marks: { deliveredSeq?: number; readSeq?: number; agentReadSeq?: number }): Plan {
  const { ticket } = plan;
  const ahead = Object.entries({
    ...marks,
    ...(marks.readSeq ? { deliveredSeq: Math.max(marks.readSeq, marks.deliveredSeq ?? 0) } : {}),
  })
    .map(([k, seq]) => [k, Math.min(seq, ticket.lastSeq)] as const)
    .filter(([k, seq]) => seq > ticket[k as 'readSeq']);
  return ahead.length ? plan.take({ type: 'ticket.marks_moved', changes: Object.fromEntries(ahead) }) : plan;
}

function excuse(plan: Plan, reason: string | null, calendar: WorkCalendar): void {
  if (!reason) throw new DomainError('reason_required', { field: 'reason' });
  endWindow(plan, { answeredById: null, calendar, excuse: reason });
}

function endWindow(plan: Plan, end: { answeredById: string | null; calendar: WorkCalendar; excuse?: string }): void {
  const { window } = plan.ticket;
  if (!window) return;
  const { workingSeconds } = closeWindow(window, end.calendar, plan.now);
  const answered = end.excuse === undefined;
  plan.take({
    type: answered ? 'reply_window.answered' : 'reply_window.excused',
    changes: { window: null, ...(answered && !plan.ticket.firstAnsweredAt ? { firstAnsweredAt: plan.now } : {}) },
    window: {
      op: 'end',
      windowId: window.id,
      at: plan.now,
      answered,
      answeredById: end.answeredById,
      excuse: end.excuse ?? null,
      workingSeconds: Math.round(workingSeconds),
    },
    details: {
      windowId: window.id,
      first: window.first,
      workingSeconds,
      openedAt: window.openedAt,
      met: !window.breachedAt,
      ...(end.excuse === undefined ? {} : { reason: end.excuse }),
    },
  });
}

function reopen(
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

function moveTo(plan: Plan, status: TicketStatus, statusLabelId: string | null, reason: string | null): Plan {
  return plan.take({
    type: STATUS_EVENT[status] ?? 'ticket.status_changed',
    changes: {
      ...statusChange(status, plan.now),
      statusLabelId,
      ...(status === 'resolved' ? { resolvedAt: plan.now } : {}),
      ...(status === 'closed' ? { closedAt: plan.now } : {}),
    },
    details: { reason, previousStatus: plan.ticket.status },
  });
}

const statusChange = (status: TicketStatus, statusSince: Date): Partial<Ticket> => ({
  status,
  statusSince,
  statusLabelId: null,
});

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

function mustBeActive(ticket: Ticket): void {
  if (!isActive(ticket)) throw new DomainError('ticket_closed', { number: ticket.number });
}
