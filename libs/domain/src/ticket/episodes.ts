import { alwaysOpen, type WorkCalendar } from '../calendar';
import { DomainError } from '../errors';
import { closeWindow, openWindow, type WindowPolicy } from '../reply-window';
import { passDeadlines } from './deadlines';
import type { Plan } from './plan';
import type { WindowRule } from './ticket';

/** What a clock is set by: the policy in force, the calendar of the ticket's team, and an id for a new window. */
export interface ClockFacts {
  policy: WindowPolicy;
  calendar: WorkCalendar;
  newWindowId: string;
  /** The policy behind it, where it is not the desk's settings. */
  rule?: WindowRule | null;
}

/** Opens a waiting episode at the message, never later than now. */
export function startWindow(
  plan: Plan,
  saidAt: Date,
  { policy, calendar, newWindowId, rule = null }: ClockFacts,
): Plan {
  const openedAt = new Date(Math.min(saidAt.getTime(), plan.now.getTime()));
  const window = {
    id: newWindowId,
    first: plan.ticket.firstAnsweredAt === null,
    policy: rule,
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

/** Ends the running episode as answered, or as excused with a reason; nothing when none runs. */
export function endWindow(
  plan: Plan,
  end: { answeredById: string | null; calendar: WorkCalendar; excuse?: string },
): void {
  const { window } = plan.ticket;
  if (!window) return;
  const calendar = window.policy?.hours === 'calendar' ? alwaysOpen(end.calendar.zone) : end.calendar;
  const { workingSeconds } = closeWindow(window, calendar, plan.now);
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

/** Ends the running episode without an answer; that needs a reason (law 7). */
export function excuse(plan: Plan, reason: string | null, calendar: WorkCalendar): void {
  if (!reason) throw new DomainError('reason_required', { field: 'reason' });
  endWindow(plan, { answeredById: null, calendar, excuse: reason });
}
