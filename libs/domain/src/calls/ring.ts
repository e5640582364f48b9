/** How long a ring lasts (DOMAIN H9: 「電話鈴聲響一聲大約3秒種」). */
export const SECONDS_A_RING = 3;

/** Rings heard after so many seconds: the first begins at once. */
export function ringCount(ringSeconds: number): number {
  return Math.max(1, Math.ceil(ringSeconds / SECONDS_A_RING));
}

/** in_time: within the goal. late: past it. apologise: so late that the first words are an apology. */
export type RingPace = 'in_time' | 'late' | 'apologise';

/**
 * How an answer after so many seconds of ringing is to begin: the goal is three rings, which is a goal and no fine
 * (DOMAIN H9); from five rings on the agent apologises first (H10). Both limits are settings, in seconds: exactly the goal
 * is in time, exactly the other limit is an apology.
 */
export function ringPace(ringSeconds: number, limits: { answer: number; apology: number }): RingPace {
  if (ringSeconds >= limits.apology) return 'apologise';
  return ringSeconds <= limits.answer ? 'in_time' : 'late';
}
