import { DomainError } from '../errors';

/** How a callback ended. Only the first three mean that the contact was spoken to. */
export const CALLBACK_RESULTS = ['satisfied', 'neutral', 'not_satisfied', 'unreachable', 'declined'] as const;
export type CallbackResult = (typeof CALLBACK_RESULTS)[number];

/** A planned call or message to a contact. Instants are UTC. */
export interface Callback {
  dueAt: Date;
  completedAt: Date | null;
  cancelledAt: Date | null;
  result: CallbackResult | null;
  feedback: string | null;
}

export type CallbackState = 'planned' | 'due' | 'overdue' | 'completed' | 'cancelled';

/**
 * Where a callback stands at `now`: due from its time on, overdue once `graceSeconds` of wall-clock time have passed
 * since (DOMAIN V1, V3).
 */
export function callbackState(callback: Callback, now: Date, graceSeconds = 0): CallbackState {
  if (callback.cancelledAt) return 'cancelled';
  if (callback.completedAt) return 'completed';
  const sinceDueMs = now.getTime() - callback.dueAt.getTime();
  if (sinceDueMs < 0) return 'planned';
  return sinceDueMs > graceSeconds * 1000 ? 'overdue' : 'due';
}

/**
 * Completes a callback at `now`. Feedback of a contact who was spoken to must be written down (DOMAIN K2, inferred
 * from 「对回访中客户的反馈问题进行记录」): `feedback_required` otherwise. Throws `callback_already_done` for one
 * that is completed or cancelled.
 */
export function completeCallback<T extends Callback>(
  callback: T,
  { result, feedback }: { result: CallbackResult; feedback: string },
  now: Date,
): T {
  if (callback.completedAt || callback.cancelledAt) throw new DomainError('callback_already_done');
  if (spokenTo(result) && !saysSomething(feedback)) throw new DomainError('feedback_required', { result });
  return { ...callback, completedAt: now, result, feedback: feedback.trim() };
}

/** Refuses a callback planned for `now` or earlier: throws `callback_in_past`. */
export function checkDueAt(dueAt: Date, now: Date): void {
  if (dueAt.getTime() <= now.getTime()) throw new DomainError('callback_in_past', { dueAt: dueAt.toISOString() });
}

/** Whether a callback counts toward the month's target: completed, spoken to the contact, with notes (DOMAIN K2). */
export function countsForTarget({ completedAt, cancelledAt, result, feedback }: Callback): boolean {
  return completedAt !== null && cancelledAt === null && spokenTo(result) && saysSomething(feedback ?? '');
}

/** A result that sends the matter back to service until the contact is satisfied (DOMAIN V4). */
export function needsReopening(result: CallbackResult): boolean {
  return result === 'not_satisfied';
}

function spokenTo(result: CallbackResult | null): boolean {
  return result === 'satisfied' || result === 'neutral' || result === 'not_satisfied';
}

// Dashes, dots and invisible characters are how a required field gets skipped.
function saysSomething(feedback: string): boolean {
  return /[\p{L}\p{N}]/u.test(feedback);
}
