import { DomainError } from '../errors';
import type { Agreement } from './agreement';
import type { Promised, Reminders } from './promise';
import type { Slot } from './slot';

/** Clocks of screens and servers differ by a little. */
const TOLERANCE_MS = 60_000;

/**
 * Kept at a time that somebody tells at `now`. At or before the slot's first instant keeps it; later completes it late and the
 * breach stays. That it was kept in time, said only after the start, is for a team lead to confirm: it lifts the breach.
 * Throws `promise_ended`, `promise_kept_in_future`, `promise_kept_before_agreed` or `promise_needs_lead`.
 */
export function keepPromise<P extends Promised>(promised: P, at: Date, now: Date, byLead: boolean): P {
  mustRun(promised);
  if (at.getTime() > now.getTime() + TOLERANCE_MS) throw new DomainError('promise_kept_in_future', { field: 'at' });
  if (at.getTime() < promised.agreement.at.getTime() - TOLERANCE_MS)
    throw new DomainError('promise_kept_before_agreed', { field: 'at' });
  const inTime = at <= promised.slot.from;
  if (inTime && promised.breachedAt && !byLead) throw new DomainError('promise_needs_lead', { field: 'at' });
  const lifted = inTime && promised.breachedAt ? { liftedAt: now } : {};
  return { ...promised, keptAt: at, ...lifted };
}

/**
 * Another slot that the contact consented to (DOMAIN M3). The former one stays in the history, and its breach with it when the
 * change comes after its start. Throws `promise_ended`.
 */
export function changePromise<P extends Promised>(
  promised: P,
  to: { slot: Slot; agreement: Agreement; reminders: Reminders },
): P {
  mustRun(promised);
  const { slot, agreement, breachedAt, chargedId, former } = promised;
  const left = { slot, agreement, breachedAt, chargedId, changedAt: to.agreement.at };
  return { ...promised, ...to, former: [...former, left], breachedAt: null, chargedId: null };
}

/** Throws `promise_ended`, or `reason_required` for a reason that says nothing. A breach that has been stays. */
export function cancelPromise<P extends Promised>(promised: P, reason: string, now: Date): P {
  mustRun(promised);
  if (!saysSomething(reason)) throw new DomainError('reason_required', { field: 'reason' });
  return { ...promised, cancelledAt: now };
}

/**
 * We came and the contact was not there (DOMAIN V12). Only from `holdSeconds` before the start on, as a slot is held that long:
 * throws `promise_not_begun` before. A promise that was not kept by its start stays breached. Throws `promise_ended`.
 */
export function foundAbsent<P extends Promised>(promised: P, note: string, now: Date, holdSeconds: number): P {
  if (promised.absentAt || promised.cancelledAt) throw new DomainError('promise_ended');
  if (!saysSomething(note)) throw new DomainError('reason_required', { field: 'note' });
  if (now.getTime() < promised.slot.from.getTime() - holdSeconds * 1000) throw new DomainError('promise_not_begun');
  return { ...promised, absentAt: now };
}

function mustRun({ keptAt, absentAt, cancelledAt }: Promised): void {
  if (keptAt || absentAt || cancelledAt) throw new DomainError('promise_ended');
}

const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
