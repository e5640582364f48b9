import type { ResolutionClock, Ticket } from '#domain';
import { resolutionStepAt } from '#domain';
import type { TicketChange } from './ticket-change';

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
