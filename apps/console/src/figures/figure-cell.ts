import type { FigureBy, FigureKey, FigureRow } from '#contract';
import type { Step } from './ranges';

/** One figure of one row and period, as the side sheet opens it. */
export interface Cell {
  row: FigureRow;
  figure: FigureKey;
  step: Step;
  by: FigureBy;
  /** The team that the table was narrowed to. */
  teamId?: string;
}

export function sameCell(a: Cell | null, b: Cell): boolean {
  return a !== null && a.figure === b.figure && a.row.id === b.row.id && a.row.period === b.row.period;
}
