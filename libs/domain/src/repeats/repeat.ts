import { DomainError } from '../errors';
import type { RepeatCause } from './cause';

export type RepeatState = 'proposed' | 'confirmed' | 'reviewed' | 'other_matter';

/** A contact that came back, on its way: proposed by the desk, confirmed by an agent, reviewed by a team lead. */
export interface Repeat {
  state: RepeatState;
  cause: RepeatCause;
  /** Whom it counts for; null where nobody held the ticket. */
  agentId: string | null;
  reviewedById: string | null;
}

/** States that count: somebody may still say that it was another matter, until then it was this one. */
export const COUNTED_REPEATS: readonly RepeatState[] = ['proposed', 'confirmed', 'reviewed'];

/** An agent says why the contact came back. Throws `repeat_state`; `reason_required` where no cause is named. */
export function confirmRepeat<R extends Repeat>(repeat: R, cause: RepeatCause, note: string): R {
  mustBe(repeat, ['proposed', 'confirmed']);
  if (cause === 'unknown') mustHaveReason(note);
  return { ...repeat, state: 'confirmed', cause };
}

/** An agent says that it was another matter. Throws `repeat_state`, `reason_required`. */
export function setRepeatAside<R extends Repeat>(repeat: R, note: string): R {
  mustBe(repeat, ['proposed', 'confirmed']);
  mustHaveReason(note);
  return { ...repeat, state: 'other_matter' };
}

/** The desk learns that the two tickets are about different things (DOMAIN M9). What a person has said of it stays. */
export function tellApart<R extends Repeat>(repeat: R): R {
  return repeat.state === 'proposed' ? { ...repeat, state: 'other_matter' } : repeat;
}

/**
 * A team lead's word, which ends it: a cause, or null for another matter. What was set aside can be taken back by it. Throws
 * `repeat_own` for whom it counts for, `repeat_state`, `reason_required` where it differs from what the agent said.
 */
export function reviewRepeat<R extends Repeat>(
  repeat: R,
  review: { byId: string; cause: RepeatCause | null; note: string },
): R {
  mustBe(repeat, ['confirmed', 'other_matter']);
  if (repeat.reviewedById) throw new DomainError('repeat_state', { state: repeat.state });
  if (repeat.agentId === review.byId) throw new DomainError('repeat_own');
  const said = repeat.state === 'other_matter' ? null : repeat.cause;
  if (review.cause !== said) mustHaveReason(review.note);
  const state = review.cause === null ? 'other_matter' : 'reviewed';
  return { ...repeat, state, cause: review.cause ?? repeat.cause, reviewedById: review.byId };
}

function mustBe({ state, reviewedById }: Repeat, wanted: readonly RepeatState[]): void {
  if (!wanted.includes(state) || reviewedById) throw new DomainError('repeat_state', { state });
}

function mustHaveReason(note: string): void {
  if (!/[\p{L}\p{N}]/u.test(note)) throw new DomainError('reason_required', { field: 'note' });
}
