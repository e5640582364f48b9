import type { Plan } from './plan';
import type { Priority, Ticket } from './ticket';

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
