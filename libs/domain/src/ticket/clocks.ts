import type { WorkCalendar } from '../calendar';
import {
  type Pause,
  pausesAt,
  type ResolutionClock,
  type ResolutionRule,
  setResolution,
  withTransit,
} from '../policies';
import { openWindow } from '../reply-window';
import { passDeadlines } from './deadlines';
import type { ClockFacts } from './episodes';
import type { Plan } from './plan';
import type { Ticket } from './ticket';

/** What the resolution clock of a ticket is set by. */
export interface ResolutionFacts {
  /** Null when no policy sets one. */
  rule: ResolutionRule | null;
  startedAt: Date;
  transit: Pause | null;
  /** That of the rule's hours. */
  calendar: WorkCalendar;
  /** Why it is set again, where that was no change of the ticket. */
  because?: string;
}

/** What a clock that runs is set by, so that a new status needs to ask nobody. */
export const factsOfClock = (clock: ResolutionClock, calendar: WorkCalendar): ResolutionFacts => ({
  rule: clock,
  startedAt: clock.startedAt,
  transit: clock.pauses.find(({ reason }) => reason === 'parts') ?? null,
  calendar,
});

/**
 * Sets the resolution clock as the ticket and the facts are now: begun, held, running on, moved, ended with its ticket, or withdrawn when no
 * policy sets it any more. A new rule never moves a deadline into the past: what was promised stays. A deadline that had passed
 * before there was a clock is a breach of nobody's.
 */
export function settleResolution(plan: Plan, facts: ResolutionFacts): Plan {
  const { ticket } = plan;
  const held = ticket.resolution;
  const ended = ticket.status === 'resolved' || ticket.status === 'closed';
  if (!facts.rule || ticket.status === 'spam') return held && !held.endedAt ? withdraw(plan, held, facts) : plan;
  if (!held) return ended ? plan : begin(plan, clockOf(ticket, facts.rule, facts, plan.now), facts);
  const set = clockOf(ticket, facts.rule, facts, plan.now);
  const clock = isStricter(held, set, plan.now) ? { ...set, dueAt: held.dueAt, segments: held.segments } : set;
  if (same(clock, held)) return plan;
  return passDeadlines(tell(plan, whatHappened(held, clock), held, clock, facts));
}

function clockOf(ticket: Ticket, rule: ResolutionRule, facts: ResolutionFacts, now: Date): ResolutionClock {
  const held = ticket.resolution;
  const ended = ticket.status === 'resolved' || ticket.status === 'closed';
  const reason = ticket.status === 'waiting' || ticket.status === 'on_hold' ? ticket.status : null;
  const counted = reason && rule.pausesOn.includes(reason) ? reason : null;
  const pauses = withTransit(pausesAt(held?.pauses ?? [], counted, now), facts.transit);
  const told = { remindedAt: held?.remindedAt ?? null, breachedAt: held?.breachedAt ?? null };
  const kept = { ...told, endedAt: ended ? (held?.endedAt ?? now) : null };
  const { policyId, policyVersion, seconds, hours, pausesOn } = rule;
  const bare = { policyId, policyVersion, seconds, hours, pausesOn };
  return setResolution(bare, facts.calendar, facts.startedAt, pauses, kept);
}

function isStricter(held: ResolutionClock, set: ResolutionClock, now: Date): boolean {
  if (held.breachedAt || !held.dueAt || !set.dueAt || set.endedAt) return false;
  const sameCase = held.startedAt.getTime() === set.startedAt.getTime() && same(held.pauses, set.pauses);
  return sameCase && set.dueAt <= now && held.dueAt > now;
}

function begin(plan: Plan, clock: ResolutionClock, facts: ResolutionFacts): Plan {
  const past = clock.dueAt !== null && clock.dueAt <= plan.now;
  tell(plan, 'resolution.started', null, clock, facts);
  if (!past) return plan;
  return plan.take({
    type: 'resolution.breached',
    changes: { resolution: { ...clock, breachedAt: plan.now } },
    resolution: { holderAtBreachId: null },
    details: { dueAt: clock.dueAt, holderId: null, beforeSet: true, ...policyOf(clock) },
  });
}

function withdraw(plan: Plan, held: ResolutionClock, { because }: ResolutionFacts): Plan {
  return plan.take({
    type: 'resolution.withdrawn',
    changes: { resolution: null },
    resolution: { withdrawn: true },
    details: { was: held.dueAt, because, ...policyOf(held) },
  });
}

function whatHappened(held: ResolutionClock, clock: ResolutionClock): string {
  if (clock.endedAt && !held.endedAt) return 'resolution.ended';
  if (clock.dueAt === null && held.dueAt !== null) return 'resolution.paused';
  if ((clock.dueAt !== null && held.dueAt === null) || (held.endedAt && !clock.endedAt)) return 'resolution.resumed';
  return 'resolution.moved';
}

function tell(
  plan: Plan,
  type: string,
  held: ResolutionClock | null,
  clock: ResolutionClock,
  { because }: ResolutionFacts,
): Plan {
  const met = type === 'resolution.ended' ? { met: !clock.breachedAt } : {};
  const details = { dueAt: clock.dueAt, was: held?.dueAt ?? null, because, ...met, ...policyOf(clock) };
  return plan.take({ type, changes: { resolution: clock }, resolution: {}, details });
}

const policyOf = ({ policyId, policyVersion }: ResolutionClock) => ({ policyId, policyVersion });
/** What was stored comes back with its fields in another order, and without those that are undefined. */
function same(a: unknown, b: unknown): boolean {
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => same(left[key], right[key]));
}

/**
 * Sets the deadlines of the running wait again, after its policy or calendar changed. Steps that were taken stay taken, a breach stays
 * a breach, and no deadline moves into the past.
 */
export function moveWindow(plan: Plan, { policy, calendar, rule = null }: ClockFacts, because: string): Plan {
  const { window } = plan.ticket;
  if (!window || window.breachedAt) return plan;
  const set = { ...window, policy: rule, ...openWindow(policy, calendar, window.openedAt) };
  if (same(set, window) || set.dueAt <= plan.now) return plan;
  plan.take({
    type: 'reply_window.moved',
    changes: { window: set },
    window: { op: 'move', windowId: window.id },
    details: { windowId: window.id, was: window.dueAt, dueAt: set.dueAt, because },
  });
  return passDeadlines(plan);
}
