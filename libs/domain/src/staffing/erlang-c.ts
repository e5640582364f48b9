/** Calls of an hour: how many, and how long each keeps somebody busy. */
export interface CallLoad {
  perHour: number;
  handleSeconds: number;
}

/**
 * The chance that a caller has to wait with `agents` people at an offered load of `erlangs` (A. K. Erlang, 1917): Poisson
 * arrivals, exponential handling, nobody hangs up. By the recursion over the inverse of Erlang B, which neither grows past
 * a float nor loses its digits, however many agents there are. 1 where the queue would only grow.
 */
export function erlangC(agents: number, erlangs: number): number {
  if (erlangs <= 0) return 0;
  if (agents <= erlangs) return 1;
  let inverseB = 1;
  for (let n = 1; n <= agents; n++) inverseB = 1 + (n / erlangs) * inverseB;
  const blocked = 1 / inverseB;
  return (agents * blocked) / (agents - erlangs * (1 - blocked));
}

/** The share of callers (0 to 1) that is answered within so many seconds; 0 where the queue would only grow. */
export function shareAnswered(agents: number, { perHour, handleSeconds }: CallLoad, withinSeconds: number): number {
  const erlangs = (perHour * handleSeconds) / 3600;
  if (erlangs > 0 && agents <= erlangs) return 0;
  const leaving = erlangs === 0 ? 0 : Math.exp((-(agents - erlangs) * withinSeconds) / handleSeconds);
  return 1 - erlangC(agents, erlangs) * leaving;
}

/** The fewest people who answer the share (below 1) within so many seconds; 0 when nobody calls. */
export function agentsForCalls(load: CallLoad, goal: { share: number; withinSeconds: number }): number {
  if (load.perHour <= 0 || load.handleSeconds <= 0) return 0;
  let agents = Math.max(1, Math.floor((load.perHour * load.handleSeconds) / 3600));
  while (shareAnswered(agents, load, goal.withinSeconds) < Math.min(goal.share, 0.9999)) agents += 1;
  return agents;
}
