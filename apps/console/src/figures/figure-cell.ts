import type { FigureKey, FigureRow } from '#contract';
import type { Step } from './ranges';

/** One figure of one agent and period, as the side sheet opens it. */
export interface Cell {
  row: FigureRow;
  figure: FigureKey;
  step: Step;
}

export function sameCell(a: Cell | null, b: Cell): boolean {
  return a !== null && a.figure === b.figure && a.row.agentId === b.row.agentId && a.row.period === b.row.period;
}
