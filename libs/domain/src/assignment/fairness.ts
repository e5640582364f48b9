/** What decisions in a span add up to for one agent. */
export interface Tally {
  agentId: string;
  /** Decisions by the team's strategy in which this agent could have got the ticket. */
  could: number;
  /** Sum over those of p, the part of each ticket that an even hand would have given: 1 ÷ how many could take it, or by capacity. */
  expected: number;
  /** Sum over those of p × (1 − p): how far chance alone may stray. */
  variance: number;
  /** Tickets got by the strategy. */
  got: number;
}

export interface FairShare extends Tally {
  /** Of all tickets that the strategy dealt out, 0 to 1; null when there were none. */
  expectedShare: number | null;
  actualShare: number | null;
  /** Tickets got beyond the expected; negative for too few. */
  deviation: number;
  /** Further off than chance explains in nineteen of twenty spans. */
  beyondChance: boolean;
}

const DEVIATIONS = 2;
/** Below a whole ticket nobody is favoured. */
const LEAST = 1;

/**
 * Shares of tickets by agent (DOMAIN B11, 派工合理,不能偏向). Tickets that went by a wish (a code, an area, whom the contact knows)
 * are not in `tallies`: they were owed to somebody. Who could take none is neither favoured nor passed over.
 */
export function fairShares(tallies: readonly Tally[]): FairShare[] {
  const dealt = tallies.reduce((sum, { got }) => sum + got, 0);
  return tallies.map((tally) => {
    const deviation = tally.got - tally.expected;
    const strays = Math.max(LEAST, DEVIATIONS * Math.sqrt(tally.variance));
    return {
      ...tally,
      expectedShare: dealt === 0 ? null : tally.expected / dealt,
      actualShare: dealt === 0 ? null : tally.got / dealt,
      deviation,
      beyondChance: Math.abs(deviation) > strays,
    };
  });
}
