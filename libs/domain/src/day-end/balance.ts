import { DomainError } from '../errors';

/** What an input of the day became. Every stored input is exactly one of these. */
export const FATES = ['message', 'duplicate', 'nothing', 'quarantine', 'dismissed', 'unread', 'lost'] as const;
export type Fate = (typeof FATES)[number];
export type Fates = Record<Fate, number>;

export interface Reconciled {
  received: number;
  fates: Fates;
  /** Words of contacts that day that no stored input accounts for. */
  unreceived: number;
}

/** Fates of which the day can be closed: somebody can say what became of the input. */
const ACCOUNTED: readonly Fate[] = ['message', 'duplicate', 'nothing', 'quarantine', 'dismissed', 'unread'];

/**
 * What the day can't account for (DOMAIN M5): inputs received without a known fate, inputs whose message is not there, and
 * messages that nothing was received for. 0 is a day that balances.
 */
export function difference({ received, fates, unreceived }: Reconciled): number {
  const accounted = ACCOUNTED.reduce((sum, fate) => sum + fates[fate], 0);
  return Math.abs(received - accounted - fates.lost) + fates.lost + unreceived;
}

/** What is left to do about a day's input: nobody has read it, or nobody could. */
export const leftOver = ({ fates }: Reconciled): number => fates.quarantine + fates.unread;

/**
 * A day may be signed off while it lasts or later, never before it begins; one with a difference or something left over only
 * with a word about it. Throws `day_not_begun` and `reason_required`.
 */
export function mustBeSignable(day: string, today: string, sums: readonly Reconciled[], note: string): void {
  if (day > today) throw new DomainError('day_not_begun', { day });
  const open = sums.some((one) => difference(one) > 0 || leftOver(one) > 0);
  if (open && !note) throw new DomainError('reason_required', { field: 'note' });
}

export const NO_FATES: Fates = {
  message: 0,
  duplicate: 0,
  nothing: 0,
  quarantine: 0,
  dismissed: 0,
  unread: 0,
  lost: 0,
};
