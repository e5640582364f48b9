import { DomainError } from '../errors';

export type QualityState = 'open' | 'sent' | 'appealed' | 'upheld' | 'changed';

/** One conversation or call that somebody marks, and what became of the mark. */
export interface QualityCheck {
  state: QualityState;
  agentId: string;
  reviewerId: string | null;
  /** Who sent the mark. */
  markedById: string | null;
  /** By when the agent may appeal. */
  appealDueAt: Date | null;
}

/**
 * The mark is sent, once, by its reviewer, on the form as it is now. Throws `quality_own`, `quality_not_reviewer`,
 * `quality_marked`, `quality_form_changed`.
 */
export function sendMark<C extends QualityCheck>(
  check: C,
  mark: { byId: string; formVersion: number; currentVersion: number; appealUntil: Date },
): C {
  mustReview(check, mark.byId);
  if (mark.formVersion !== mark.currentVersion)
    throw new DomainError('quality_form_changed', { version: mark.currentVersion });
  return { ...check, state: 'sent', markedById: mark.byId, appealDueAt: mark.appealUntil };
}

/** Only the reviewer works on a check, and only until it is sent. Throws as `sendMark`. */
export function mustReview(check: QualityCheck, byId: string): void {
  if (check.agentId === byId) throw new DomainError('quality_own');
  if (check.state !== 'open') throw new DomainError('quality_marked');
  if (check.reviewerId !== byId) throw new DomainError('quality_not_reviewer');
}

/** An open check goes to another reviewer, who is not the judged agent. Throws `quality_own`, `quality_marked`. */
export function handCheck<C extends QualityCheck>(check: C, toId: string): C {
  if (check.agentId === toId) throw new DomainError('quality_own');
  if (check.state !== 'open') throw new DomainError('quality_marked');
  return { ...check, reviewerId: toId };
}

/** The judged agent asks once, within the term, for another look. Throws `forbidden`, `quality_state`, `appeal_too_late`. */
export function appealMark<C extends QualityCheck>(check: C, appeal: { byId: string; now: Date }): C {
  if (appeal.byId !== check.agentId) throw new DomainError('forbidden');
  if (check.state !== 'sent') throw new DomainError('quality_state', { state: check.state });
  if (check.appealDueAt! <= appeal.now)
    throw new DomainError('appeal_too_late', { dueAt: check.appealDueAt!.toISOString() });
  return { ...check, state: 'appealed' };
}

/** The appeal is decided once, by neither the agent nor who marked. Throws `quality_own`, `quality_same_judge`, `quality_state`. */
export function decideMark<C extends QualityCheck>(
  check: C,
  decision: { byId: string; outcome: 'upheld' | 'changed' },
): C {
  if (decision.byId === check.agentId) throw new DomainError('quality_own');
  if (decision.byId === check.markedById) throw new DomainError('quality_same_judge');
  if (check.state !== 'appealed') throw new DomainError('quality_state', { state: check.state });
  return { ...check, state: decision.outcome };
}
