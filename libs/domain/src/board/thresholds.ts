/** What is watched of a group of tickets. */
export type BoardFigureName = 'waiting' | 'oldest_wait' | 'breached_today' | 'free_agents' | 'answered_in_window';

export interface Threshold {
  figure: BoardFigureName;
  threshold: number;
}

/** How an alarm that stands has fared so far. */
export interface StandingAlarm {
  worst: number;
  /** Since when the figure has been back (UTC); null while it is not. */
  calmSince: Date | null;
}

export type AlarmTurn =
  | { turn: 'none' }
  | { turn: 'raise'; seen: number }
  /** It stands on, with this worst figure and calm since. */
  | { turn: 'stands'; worst: number; calmSince: Date | null }
  | { turn: 'clear'; worst: number };

/** Those of which too few are bad; of the others too many. */
const TOO_FEW: ReadonlySet<BoardFigureName> = new Set(['free_agents', 'answered_in_window']);
const MARGIN = 0.1;

/**
 * What becomes of a threshold at `now` (UTC), given its figure (null while it says nothing: outside working time, or of too few
 * answers) and its standing alarm, if it has one. It is raised as soon as the figure is beyond the threshold. It is cleared
 * when the figure has been back by a margin for `calmSeconds` without a break, so that a figure at the edge does not flicker.
 */
export function judgeThreshold(
  { figure, threshold }: Threshold,
  seen: number | null,
  standing: StandingAlarm | null,
  calmSeconds: number,
  now: Date,
): AlarmTurn {
  if (!standing) return seen !== null && isBeyond(figure, threshold, seen) ? { turn: 'raise', seen } : { turn: 'none' };
  const worst = seen === null ? standing.worst : worseOf(figure, standing.worst, seen);
  if (seen !== null && isBeyond(figure, backAt(figure, threshold), seen))
    return { turn: 'stands', worst, calmSince: null };
  const calmSince = standing.calmSince ?? now;
  const isOver = now.getTime() - calmSince.getTime() >= calmSeconds * 1000;
  return isOver ? { turn: 'clear', worst } : { turn: 'stands', worst, calmSince };
}

/** The figure at which a threshold counts as kept again: a tenth better, and never out of reach. */
export function backAt(figure: BoardFigureName, threshold: number): number {
  if (figure === 'answered_in_window') return Math.min(100, threshold + 1);
  // A team has only so many agents: a margin above them could never be reached.
  return figure === 'free_agents' ? threshold : Math.max(0, threshold - Math.ceil(threshold * MARGIN));
}

const isBeyond = (figure: BoardFigureName, threshold: number, seen: number): boolean =>
  TOO_FEW.has(figure) ? seen < threshold : seen > threshold;

const worseOf = (figure: BoardFigureName, a: number, b: number): number =>
  TOO_FEW.has(figure) ? Math.min(a, b) : Math.max(a, b);
