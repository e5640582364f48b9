import { DomainError } from '../errors';

/** Each half is worth as much: the analysis of the day before, and using what was learned (DOMAIN K3). */
export const HALF_POINTS = 5;

/** How a day stands: nothing to look back on, still due, missed, written down, or scored. Days are 'YYYY-MM-DD'. */
export type RefinementDay = 'nothing' | 'due' | 'missing' | 'written' | 'scored';

/**
 * How `day` stands on `today`: an entry is due on the day after, and missing from then on (DOMAIN K3). `conversations` without a
 * lead make it due; a day off or with a lead from each makes nothing due.
 */
export function refinementDay(
  facts: { day: string; conversations: number; entries: number; scored: number },
  today: string,
): RefinementDay {
  if (facts.entries > 0) return facts.scored === facts.entries ? 'scored' : 'written';
  if (facts.conversations === 0 || facts.day >= today) return 'nothing';
  return nextDay(facts.day) === today ? 'due' : 'missing';
}

/** Refuses an entry about today or later: throws `refinement_too_early`. */
export function mustBeOver(day: string, today: string): void {
  if (day >= today) throw new DomainError('refinement_too_early', { field: 'day' });
}

/** A team lead's score of an entry, in two halves. Throws `refinement_own`, `invalid_input` beyond 0 to 5. */
export function checkScore(score: { agentId: string; byId: string; analysis: number; use: number }): void {
  if (score.agentId === score.byId) throw new DomainError('refinement_own');
  for (const field of ['analysis', 'use'] as const)
    if (!(score[field] >= 0 && score[field] <= HALF_POINTS)) throw new DomainError('invalid_input', { field });
}

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
