import type { ResolutionClock, Ticket } from '#domain';
import { resolutionStepAt } from '#domain';
import type { ResolutionClockView } from '#contract';
import type { TicketChange } from './ticket-change';

/** As jsonb holds it: what the wire wants. */
export type StoredResolution = ResolutionClockView;

const date = (text: string | null): Date | null => (text ? new Date(text) : null);

export const resolutionOfRecord = (r: StoredResolution): ResolutionClock => ({
  ...r,
  startedAt: new Date(r.startedAt),
  dueAt: date(r.dueAt),
  segments: r.segments.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) })),
  pauses: r.pauses.map(({ from, to, reason }) => ({ from: new Date(from), to: date(to), reason })),
  // Clocks set by earlier versions don't have it.
  remindedAt: date(r.remindedAt ?? null),
  breachedAt: date(r.breachedAt),
  endedAt: date(r.endedAt),
});

/** The row of a ticket's resolution clock after a change; what was withdrawn keeps what it came to. */
export function clockRows({ before, plan }: TicketChange): Record<string, unknown>[] {
  const steps = plan.steps.filter(({ resolution }) => resolution !== undefined);
  if (steps.length === 0) return [];
  const last = plan.ticket.resolution ?? lastClock(before, steps);
  if (!last) return [];
  const breach = steps.find(({ resolution }) => resolution?.holderAtBreachId !== undefined);
  const withdrawn = plan.ticket.resolution === null;
  return [
    {
      ticket_id: plan.ticket.id,
      kind: 'resolution',
      policy_id: last.policyId,
      policy_version: last.policyVersion,
      target_seconds: last.seconds,
      hours: last.hours,
      started_at: last.startedAt,
      due_at: last.dueAt,
      next_step_at: withdrawn ? null : resolutionStepAt(last),
      pauses: last.pauses,
      breached_at: last.breachedAt,
      holder_at_breach_id: breach?.resolution?.holderAtBreachId ?? null,
      ended_at: withdrawn ? plan.now : last.endedAt,
      withdrawn_at: withdrawn ? plan.now : null,
    },
  ];
}

const lastClock = (before: Ticket | null, steps: readonly { changes: Partial<Ticket> }[]): ResolutionClock | null =>
  steps.findLast(({ changes }) => changes.resolution)?.changes.resolution ?? before?.resolution ?? null;
