import { localDayOf } from '../calendar';
import { DomainError } from '../errors';

/** Whose it is that a ticket is old (DOMAIN B2); a person picks it, nobody computes it. */
export const CAUSES = ['agent', 'colleague', 'parts', 'no_time', 'other_department', 'unknown'] as const;
export type Cause = (typeof CAUSES)[number];

export interface NamedCause {
  cause: Cause;
  note: string;
  responsibleId: string | null;
  /** What is done about it the same day, by whom and until when; empty while nothing is agreed. */
  action: string;
  actorId: string | null;
  until: Date | null;
}

/**
 * Refuses a cause that the morning could do nothing with: a person's without the person and another department's without
 * which (`reason_required`), an action without somebody or a time, and one that is not for the rest of the local day of
 * `now` (`action_not_today`; DOMAIN B1: 「當天處理到位」).
 */
export function mustBeNamed(named: NamedCause, zone: string, now: Date): void {
  const { cause, responsibleId, note, action, actorId, until } = named;
  if ((cause === 'agent' || cause === 'colleague') && !responsibleId) throw missing('responsibleId');
  if (cause === 'other_department' && !note) throw missing('note');
  if (!action && !actorId && !until) return;
  if (!action) throw missing('action');
  if (!actorId) throw missing('actorId');
  if (!until) throw missing('until');
  if (until <= now || localDayOf(zone, until) !== localDayOf(zone, now)) throw new DomainError('action_not_today');
}

const missing = (field: string) => new DomainError('reason_required', { field });
