import { addWorkingSeconds, type WorkCalendar } from '../calendar';
import { isActive, type TicketStatus } from '../ticket';
import type { RuleTrigger, TimeTrigger } from './rule';

/** What a time trigger asks of a ticket. */
export interface TicketState {
  status: TicketStatus;
  statusSince: Date;
  createdAt: Date;
  resolvedAt: Date | null;
  window: { id: string; openedAt: Date } | null;
  lastInboundSeq: number;
  /** The newest public reply of an agent. */
  lastReply: { seq: number; at: Date } | null;
}

/** Something that lasts: a rule acts once in each (law 6: its deadline is a row under this key). */
export interface Episode {
  key: string;
  from: Date;
}

/** What lasts on a ticket for a trigger; null when it does not. A wait begins with the first word that nobody answered. */
export function episodeOf(since: TimeTrigger, state: TicketState): Episode | null {
  const active = isActive(state);
  switch (since) {
    case 'contact_waits':
      return active && state.window ? { key: `window:${state.window.id}`, from: state.window.openedAt } : null;
    case 'contact_silent':
      return active && state.lastReply && state.lastReply.seq > state.lastInboundSeq
        ? { key: `reply:${state.lastReply.seq}`, from: state.lastReply.at }
        : null;
    case 'open_for':
      return active ? { key: 'opened', from: state.createdAt } : null;
    case 'waiting_for':
      return state.status === 'waiting' ? { key: keyed('waiting', state.statusSince), from: state.statusSince } : null;
    case 'resolved_for':
      return state.status === 'resolved' && state.resolvedAt
        ? { key: keyed('resolved', state.resolvedAt), from: state.resolvedAt }
        : null;
  }
}

const keyed = (kind: string, at: Date): string => `${kind}:${at.toISOString()}`;

/** When a time trigger is due (UTC), by working time of the calendar or by the clock. Throws `calendar_never_opens`. */
export function episodeDueAt(
  { seconds, hours }: Extract<RuleTrigger, { kind: 'time' }>,
  from: Date,
  calendar: WorkCalendar,
): Date {
  return hours === 'working'
    ? addWorkingSeconds(calendar, from, seconds).at
    : new Date(from.getTime() + seconds * 1000);
}
