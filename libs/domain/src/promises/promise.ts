import type { Agreement } from './agreement';
import type { Slot } from './slot';

/** visit: somebody comes. callback: a call. answer: the answer itself is due (DOMAIN H3). parts: a visit that waits for parts. */
export const PROMISE_KINDS = ['visit', 'callback', 'answer', 'parts'] as const;
export type PromiseKind = (typeof PROMISE_KINDS)[number];

/** A slot that was agreed and then changed: it stays in the history, with its breach where it had one (DOMAIN M3). */
export interface FormerSlot {
  slot: Slot;
  agreement: Agreement;
  breachedAt: Date | null;
  /** Who held the ticket at its start; null where nobody did. */
  chargedId: string | null;
  changedAt: Date;
}

/** What was promised, for when, and what became of it. Instants are UTC. */
export interface Promised {
  kind: PromiseKind;
  slot: Slot;
  agreement: Agreement;
  former: readonly FormerSlot[];
  reminders: Reminders;
  breachedAt: Date | null;
  chargedId: string | null;
  /** When it was kept, as told; after the start that is late and the breach stays. */
  keptAt: Date | null;
  /** When a team lead confirmed that it was kept in time although nobody had said so by the start. */
  liftedAt: Date | null;
  /** When the contact was found not to be there. */
  absentAt: Date | null;
  cancelledAt: Date | null;
}

/** When each reminder is due, null where the slot was agreed too late for it, and when it was given. */
export interface Reminders {
  firstAt: Date | null;
  lastAt: Date | null;
  firstGivenAt: Date | null;
  lastGivenAt: Date | null;
}

type Stands = Pick<Promised, 'slot' | 'breachedAt' | 'keptAt' | 'absentAt' | 'cancelledAt'>;
export type PromiseState = 'planned' | 'breached' | 'kept' | 'kept_late' | 'absent' | 'cancelled';

/**
 * How a promise stands at `now`. It is breached from the first instant of its slot on unless it was kept by then
 * (DOMAIN M1): screens ask this at every tick and need not wait for the desk to say so.
 */
export function promiseState({ slot, breachedAt, keptAt, absentAt, cancelledAt }: Stands, now: Date): PromiseState {
  if (cancelledAt) return 'cancelled';
  if (absentAt) return 'absent';
  if (keptAt) return keptAt <= slot.from ? 'kept' : 'kept_late';
  return breachedAt || now >= slot.from ? 'breached' : 'planned';
}
