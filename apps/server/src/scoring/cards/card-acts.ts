import type { CardActName } from '#contract';
import {
  approveCard,
  type CardSteps,
  closeCard,
  confirmCard,
  DomainError,
  importIntoCard,
  scoreCard,
  selfScoreCard,
} from '#domain';

/** What somebody may do at all: score who they lead, or close months. */
export interface Rights {
  byId: string;
  leads: boolean;
  admin: boolean;
}

/** The steps this person can take with a card now; the verbs ask again. */
export function actsOf(
  card: CardSteps,
  open: readonly string[],
  { byId, leads, admin }: Rights,
  now: Date,
): CardActName[] {
  const tries: [CardActName, boolean, () => unknown][] = [
    ['approve', leads, () => approveCard(card, byId, now)],
    ['import', leads, () => importIntoCard(card, byId, now)],
    ['self_score', true, () => selfScoreCard(card, byId, now)],
    ['score', leads, () => scoreCard(card, byId, now)],
    ['confirm', leads, () => confirmCard(card, byId, now)],
    ['close', admin, () => closeCard(card, open, now)],
  ];
  return tries.flatMap(([act, allowed, decide]) => (allowed && passes(decide) ? [act] : []));
}

function passes(decide: () => unknown): boolean {
  try {
    decide();
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
