import { median, percentile } from '#domain';
import type { FigureKey, FigureRow } from '#contract';

export type SortKey = 'agent' | 'period' | FigureKey;
export interface Sorting {
  key: SortKey;
  descending: boolean;
}

/** A second press turns the order round; a figure begins with its largest, names and days with their first. */
export function nextSorting(current: Sorting, pressed: SortKey): Sorting {
  if (current.key === pressed) return { key: pressed, descending: !current.descending };
  return { key: pressed, descending: pressed !== 'agent' && pressed !== 'period' };
}

/** Rows in order; cells without a value stand last either way, equal ones by work number and then by period. */
export function sortedRows(rows: readonly FigureRow[], { key, descending }: Sorting): FigureRow[] {
  const sign = descending ? -1 : 1;
  const compare = (a: FigureRow, b: FigureRow): number => {
    if (key === 'agent') return sign * byAgent(a, b);
    if (key === 'period') return sign * a.period.localeCompare(b.period);
    return byValue(valueOf(a, key), valueOf(b, key), sign);
  };
  return [...rows].sort((a, b) => compare(a, b) || byAgent(a, b) || a.period.localeCompare(b.period));
}

export type Gathering = 'sum' | 'median' | 'p90';

export function gatheringOf(key: FigureKey): Gathering {
  if (key === 'first_response_median') return 'median';
  return key === 'first_response_p90' ? 'p90' : 'sum';
}

/** What the rows behind a cell come to, by the same formula as the cell (law 9). A row without a value counts as one. */
export function gathered(key: FigureKey, values: readonly (number | null)[]): number | null {
  const gathering = gatheringOf(key);
  if (gathering === 'sum') return values.reduce<number>((sum, value) => sum + (value ?? 1), 0);
  const known = values.filter((value) => value !== null);
  return gathering === 'median' ? median(known) : percentile(known, 0.9);
}

/** Whether two figures are the same to the eye: a cell and its rows may differ by less than what is shown. */
export function agrees(cell: number | null, rows: number | null): boolean {
  return Math.abs((cell ?? 0) - (rows ?? 0)) < 0.05;
}

function valueOf(row: FigureRow, key: FigureKey): number | null {
  return row.cells[key]?.value ?? null;
}

function byValue(a: number | null, b: number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (a - b);
}

function byAgent(a: FigureRow, b: FigureRow): number {
  return a.workNumber.localeCompare(b.workNumber, 'en', { numeric: true }) || a.agentId.localeCompare(b.agentId);
}
