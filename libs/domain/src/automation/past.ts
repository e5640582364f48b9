import type { WorkCalendar } from '../calendar';
import type { Priority, TicketStatus } from '../ticket';
import { episodeDueAt, episodeOf, type TicketState } from './episodes';
import type { RuleTrigger } from './rule';

/** An event of a ticket as the past is told from it: its fields that changed, as they stand in the payload. */
export interface PastEvent {
  id: string;
  type: string;
  at: Date;
  changes: Record<string, unknown>;
}

/** A ticket as it was at some time. */
export interface PastTicket extends TicketState {
  channel: string;
  inboxId: string;
  teamId: string | null;
  holderId: string | null;
  priority: Priority;
  tags: string[];
}

/** The ticket after each of its events, the first of which opened it. Events come in the order of their versions. */
export function pastOf(events: readonly PastEvent[]): { event: PastEvent; ticket: PastTicket }[] {
  let ticket: PastTicket | null = null;
  return events.flatMap((event) => {
    if (!ticket && event.type !== 'ticket.opened') return [];
    ticket = next(ticket, event);
    return [{ event, ticket }];
  });
}

function next(before: PastTicket | null, { type, at, changes }: PastEvent): PastTicket {
  const after = { ...before, ...changes } as Record<string, unknown> & PastTicket;
  const window = after.window as { id: string; openedAt: Date | string } | null;
  return {
    channel: after.channel,
    inboxId: after.inboxId,
    teamId: after.teamId ?? null,
    holderId: after.holderId ?? null,
    priority: after.priority,
    tags: after.tags,
    status: after.status as TicketStatus,
    statusSince: changes.status === undefined && before ? before.statusSince : at,
    createdAt: new Date(after.createdAt),
    resolvedAt: after.resolvedAt && new Date(after.resolvedAt),
    window: window && { id: window.id, openedAt: new Date(window.openedAt) },
    lastInboundSeq: after.lastInboundSeq ?? 0,
    lastReply: type === 'message.replied' ? { seq: changes.lastSeq as number, at } : (before?.lastReply ?? null),
  };
}

/** Times within `span` at which a time trigger would have been due while its episode lasted, with the ticket as it was then. */
export function pastDeadlines(
  trigger: Extract<RuleTrigger, { kind: 'time' }>,
  past: readonly { event: PastEvent; ticket: PastTicket }[],
  span: { from: Date; to: Date },
  calendarOf: (teamId: string | null) => WorkCalendar,
): { at: Date; ticket: PastTicket }[] {
  const found = new Map<string, { at: Date; ticket: PastTicket }>();
  past.forEach(({ event, ticket }, i) => {
    const episode = episodeOf(trigger.since, ticket);
    if (!episode || found.has(episode.key)) return;
    const dueAt = episodeDueAt(trigger, episode.from, calendarOf(ticket.teamId));
    const until = past[i + 1]?.event.at ?? span.to;
    if (dueAt <= until) found.set(episode.key, { at: dueAt > event.at ? dueAt : event.at, ticket });
  });
  return [...found.values()].filter(({ at }) => at >= span.from && at <= span.to);
}
