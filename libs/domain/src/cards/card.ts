import { DomainError } from '../errors';
import { compare, exact, type Exact, ZERO } from './exact';
import { mostOf } from './points';
import type { TemplateLine } from './template';

/** When each step of a card was taken, and by whom; a state is what follows from these. */
export interface CardSteps {
  agentId: string;
  approvedAt: Date | null;
  selfScoredAt: Date | null;
  scoredAt: Date | null;
  scoredById: string | null;
  confirmedAt: Date | null;
  closedAt: Date | null;
  /** The month's first instant, and the first that no longer belongs to it. */
  from: Date;
  to: Date;
  selfDueAt: Date;
}

export type CardState = 'planned' | 'running' | 'self_scored' | 'scored' | 'confirmed' | 'closed';

/** Where a card stands. An approved plan runs from the month's first instant on. */
export function cardState(card: CardSteps, now: Date): CardState {
  if (card.closedAt) return 'closed';
  if (card.confirmedAt) return 'confirmed';
  if (card.scoredAt) return 'scored';
  if (card.selfScoredAt) return 'self_scored';
  return card.approvedAt && card.from <= now ? 'running' : 'planned';
}

/** A plan is approved once, by somebody else. Answers whether that was late. Throws `card_own`, `card_state`. */
export function approveCard(card: CardSteps, byId: string, now: Date): { late: boolean } {
  mustBeOpen(card);
  mustBeAnother(card, byId);
  if (card.approvedAt) throw stateError(card, now);
  return { late: now >= card.from };
}

/**
 * The agent's own advice, changed as often as they like between the month's end and the term (DOMAIN section 2).
 * Throws `forbidden`, `card_state`, `card_month_running`, `card_self_score_late`.
 */
export function selfScoreCard(card: CardSteps, byId: string, now: Date): void {
  mustBeOpen(card);
  if (byId !== card.agentId) throw new DomainError('forbidden');
  mustBeOver(card, now);
  if (card.scoredAt) throw stateError(card, now);
  if (now >= card.selfDueAt) throw new DomainError('card_self_score_late', { dueAt: card.selfDueAt.toISOString() });
}

/**
 * The direct lead scores, after the agent did or had time to. Throws `card_own`, `card_state`, `card_month_running`,
 * `card_self_score_open` while the agent may still score.
 */
export function scoreCard(card: CardSteps, byId: string, now: Date): void {
  mustBeOpen(card);
  mustBeAnother(card, byId);
  mustBeOver(card, now);
  if (card.confirmedAt) throw stateError(card, now);
  if (!card.selfScoredAt && now < card.selfDueAt)
    throw new DomainError('card_self_score_open', { dueAt: card.selfDueAt.toISOString() });
}

/** The next lead confirms or changes. Throws `card_own`, `card_state`, `card_same_scorer` for who scored. */
export function confirmCard(card: CardSteps, byId: string, now: Date): void {
  mustBeOpen(card);
  mustBeAnother(card, byId);
  if (!card.scoredAt || card.confirmedAt) throw stateError(card, now);
  if (card.scoredById === byId) throw new DomainError('card_same_scorer');
}

/** Throws `card_closed`, `card_state` before it is confirmed, `card_lines_open` with the lines nobody scored. */
export function closeCard(card: CardSteps, open: readonly string[], now: Date): void {
  mustBeOpen(card);
  if (!card.confirmedAt) throw stateError(card, now);
  if (open.length > 0) throw new DomainError('card_lines_open', { lines: [...open] });
}

/** A figure from elsewhere may be written in until the card is confirmed. Throws `card_own`, `card_state`. */
export function importIntoCard(card: CardSteps, byId: string, now: Date): void {
  mustBeOpen(card);
  mustBeAnother(card, byId);
  if (card.confirmedAt) throw stateError(card, now);
}

/** Points somebody gives a line. Throws `card_points_wrong` beyond what the line can come to. */
export function checkPoints(line: TemplateLine, points: Exact): void {
  const top = mostOf(line.formula, line.weight);
  const tooMany = top !== null && compare(points, exact(top)) > 0;
  if (compare(points, ZERO) < 0 || tooMany) throw new DomainError('card_points_wrong', { line: line.key, most: top });
}

/** Who departs from what held before says why. Throws `reason_required` with the line. */
export function checkDeparture(line: string, points: Exact, before: Exact | null, reason: string): void {
  if (before && compare(points, before) !== 0 && reason.trim().length < 2)
    throw new DomainError('reason_required', { field: 'reason', line });
}

const stateError = (card: CardSteps, now: Date): DomainError =>
  new DomainError('card_state', { state: cardState(card, now) });

function mustBeOpen({ closedAt }: CardSteps): void {
  if (closedAt) throw new DomainError('card_closed', { closedAt: closedAt.toISOString() });
}

function mustBeAnother({ agentId }: CardSteps, byId: string): void {
  if (agentId === byId) throw new DomainError('card_own');
}

function mustBeOver(card: CardSteps, now: Date): void {
  if (!card.approvedAt) throw stateError(card, now);
  if (now < card.to) throw new DomainError('card_month_running', { until: card.to.toISOString() });
}
