import type { TicketCause } from '#contract';

/** In the order in which a meeting asks. */
export const CAUSES: readonly TicketCause['cause'][] = [
  ...(['agent', 'colleague', 'parts', 'no_time', 'other_department', 'unknown'] as const),
];

export interface CauseDraft {
  clientId: string;
  cause: TicketCause['cause'];
  responsibleId: string;
  note: string;
  action: string;
  actorId: string;
  /** HH:mm of today. */
  until: string;
}

/** Whoever holds the ticket answers for it until somebody says otherwise. */
export const newCause = (holderId: string | null): CauseDraft => ({
  ...{ clientId: crypto.randomUUID(), cause: 'agent', responsibleId: holderId ?? '', note: '' },
  ...{ action: '', actorId: holderId ?? '', until: '18:00' },
});
