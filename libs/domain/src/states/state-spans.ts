import type { Interval } from '../calendar';

export const AGENT_STATES = ['online', 'busy', 'away', 'offline'] as const;
export type AgentState = (typeof AGENT_STATES)[number];

/** A state that an agent chose, for as long as it was chosen. */
export interface StateSpan extends Interval {
  state: AgentState;
}

/**
 * What was chosen within a day and until `now`, in order: what began the day before is cut at its beginning, what goes on at its
 * end. Moments before the first state that is known are in no span. Instants are UTC; the day is given as its own two instants, so one
 * of 23 or 25 hours is as long as it was.
 */
export function stateSpans(chosen: readonly StateSpan[], day: Interval, now: Date): StateSpan[] {
  const end = day.to < now ? day.to : now;
  return chosen
    .map(({ state, from, to }) => ({ state, from: later(from, day.from), to: to < end ? to : end }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from.getTime() - b.from.getTime());
}

/** Seconds of each state, rounded to whole ones once they are added up. */
export function stateTotals(spans: readonly StateSpan[]): Record<AgentState, number> {
  const secondsOf = (state: AgentState): number => {
    const own = spans.filter((span) => span.state === state);
    return Math.round(own.reduce((sum, { from, to }) => sum + (to.getTime() - from.getTime()), 0) / 1000);
  };
  return {
    online: secondsOf('online'),
    busy: secondsOf('busy'),
    away: secondsOf('away'),
    offline: secondsOf('offline'),
  };
}

const later = (a: Date, b: Date): Date => (a > b ? a : b);
