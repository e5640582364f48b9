import { DomainError } from '../errors';

export type ViolationState = 'proposed' | 'confirmed' | 'dismissed' | 'appealed' | 'upheld' | 'reversed';

/** A finding on its way: proposed, judged by a team lead, perhaps appealed, then decided by another (DOMAIN section 13). */
export interface Violation {
  state: ViolationState;
  agentId: string;
  confirmedById: string | null;
  /** By when the next step must be taken: the team lead's, the agent's appeal, or the decision over it. */
  dueAt: Date | null;
}

/** Violations whose points count: confirmed by a person and not taken back. An appeal alone takes nothing back. */
export const COUNTING_STATES: readonly ViolationState[] = ['confirmed', 'appealed', 'upheld'];

/** A team lead finds that it happened. Throws `violation_own` for the judged agent, `violation_state`. */
export function confirmViolation<V extends Violation>(violation: V, judgeId: string, appealUntil: Date): V {
  mustBe(violation, 'proposed');
  mustBeAnother(violation, judgeId);
  return { ...violation, state: 'confirmed', confirmedById: judgeId, dueAt: appealUntil };
}

/** A team lead finds that it did not. Throws as `confirmViolation`, and `reason_required`. */
export function dismissViolation<V extends Violation>(violation: V, judgeId: string, reason: string): V {
  mustBe(violation, 'proposed');
  mustBeAnother(violation, judgeId);
  mustHaveReason(reason);
  return { ...violation, state: 'dismissed', dueAt: null };
}

/**
 * The judged agent, and nobody else, asks for another judgement. Throws `forbidden`, `violation_state`,
 * `appeal_too_late` after the term, `reason_required`.
 */
export function appealViolation<V extends Violation>(
  violation: V,
  appeal: { byId: string; text: string; now: Date; decideUntil: Date },
): V {
  if (appeal.byId !== violation.agentId) throw new DomainError('forbidden');
  mustBe(violation, 'confirmed');
  if (violation.dueAt && violation.dueAt <= appeal.now)
    throw new DomainError('appeal_too_late', { dueAt: violation.dueAt.toISOString() });
  mustHaveReason(appeal.text);
  return { ...violation, state: 'appealed', dueAt: appeal.decideUntil };
}

/**
 * The appeal is decided, once, by neither the judged agent nor who confirmed. Throws `violation_own`,
 * `violation_same_judge`, `violation_state`, `reason_required`.
 */
export function decideAppeal<V extends Violation>(
  violation: V,
  judgeId: string,
  decision: { outcome: 'upheld' | 'reversed'; reason: string },
): V {
  mustBe(violation, 'appealed');
  mustBeAnother(violation, judgeId);
  if (judgeId === violation.confirmedById) throw new DomainError('violation_same_judge');
  mustHaveReason(decision.reason);
  return { ...violation, state: decision.outcome, dueAt: null };
}

/**
 * What becomes of a violation whose term has passed: what nobody confirmed is dismissed, an appeal that nobody decided is
 * granted. Time alone never costs an agent points (DOMAIN section 13). The same violation when nothing lapses.
 */
export function lapseViolation<V extends Violation>(violation: V, now: Date): V {
  const outcome = LAPSES[violation.state];
  if (!outcome || !violation.dueAt || violation.dueAt > now) return violation;
  return { ...violation, state: outcome, dueAt: null };
}

const LAPSES: Partial<Record<ViolationState, ViolationState>> = { proposed: 'dismissed', appealed: 'reversed' };

/** What was only proposed is taken back by the desk, because what it rests on fell away; else the same violation. */
export function withdrawViolation<V extends Violation>(violation: V): V {
  return violation.state === 'proposed' ? { ...violation, state: 'dismissed', dueAt: null } : violation;
}

function mustBe({ state }: Violation, wanted: ViolationState): void {
  if (state !== wanted) throw new DomainError('violation_state', { state });
}

function mustBeAnother({ agentId }: Violation, judgeId: string): void {
  if (agentId === judgeId) throw new DomainError('violation_own');
}

function mustHaveReason(reason: string): void {
  if (reason.trim().length < 2) throw new DomainError('reason_required', { field: 'reason' });
}
