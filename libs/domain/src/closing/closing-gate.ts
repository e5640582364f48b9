import type { CallbackResult } from '../callbacks';
import { DomainError } from '../errors';

const DAY_MS = 86_400_000;

/** What is said for closing a ticket whose contact was not called back, or not to their satisfaction. */
export type ClosingGround = { kind: 'no_time'; until: Date } | { kind: 'lead' };

/** Why a ticket was closed; what a team lead closed is counted apart. */
export type ClosedBecause = 'satisfied' | ClosingGround['kind'];

export interface ClosingFacts {
  /** How the last finished callback went since work on the ticket last began; null when there was none. */
  lastResult: CallbackResult | null;
  ground: ClosingGround | null;
  reason: string | null;
  isLead: boolean;
  /** How many days ahead "no time" must reach at least. */
  noTimeDays: number;
}

/**
 * Why a ticket may be closed at `now`: the contact was called back and is satisfied (DOMAIN D1), or has no time for
 * `noTimeDays` days and more (D10), or a team lead closes it with a reason, which is the way out of "one ticket to the end" (D11).
 * Throws `closing_needs_callback`, `closing_not_satisfied`, `closing_no_time_too_soon`, `closing_needs_lead` or
 * `reason_required`.
 */
export function mayClose({ lastResult, ground, reason, isLead, noTimeDays }: ClosingFacts, now: Date): ClosedBecause {
  if (lastResult === 'satisfied') return 'satisfied';
  if (ground && !saysSomething(reason)) throw new DomainError('reason_required', { field: 'reason' });
  if (ground?.kind === 'lead') {
    if (!isLead) throw new DomainError('closing_needs_lead');
    return 'lead';
  }
  if (lastResult === 'not_satisfied') throw new DomainError('closing_not_satisfied');
  if (!ground) throw new DomainError('closing_needs_callback');
  if (ground.until.getTime() - now.getTime() < noTimeDays * DAY_MS)
    throw new DomainError('closing_no_time_too_soon', { field: 'until', days: noTimeDays });
  return 'no_time';
}

const saysSomething = (text: string | null): boolean => text !== null && /[\p{L}\p{N}]/u.test(text);
