import { median, percentile } from '#domain';
import { type FigureKey, type FigureRow, type Figures, OF_NONE } from '#contract';

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

/** Rows in order; what has no value, or is of none, stands last either way, equal ones by work number and then by period. */
export function sortedRows(rows: readonly FigureRow[], { key, descending }: Sorting): FigureRow[] {
  const sign = descending ? -1 : 1;
  const compare = (a: FigureRow, b: FigureRow): number => {
    if (key === 'agent') return ofNone(a) - ofNone(b) || sign * byAgent(a, b);
    if (key === 'period') return sign * a.period.localeCompare(b.period);
    return byValue(valueOf(a, key), valueOf(b, key), sign);
  };
  return [...rows].sort(
    (a, b) => compare(a, b) || ofNone(a) - ofNone(b) || byAgent(a, b) || a.period.localeCompare(b.period),
  );
}

export type Gathering = Figures['meanings'][number]['gather'];

/** What the rows behind a cell come to, by the same formula as the cell (law 9). */
export function gathered(gather: Gathering, rows: readonly (number | null)[]): number | null {
  const values = rows.filter((value) => value !== null);
  const sum = values.reduce((total, value) => total + value, 0);
  switch (gather) {
    case 'sum':
      return sum;
    case 'mean':
      return values.length === 0 ? null : sum / values.length;
    case 'share':
      return values.length === 0 ? null : (sum / values.length) * 100;
    case 'median':
      return median(values);
    case 'p90':
      return percentile(values, 0.9);
  }
}

/** How much a figure moved since the span before, in per cent; null where there is nothing to hold it against. */
export function changeOf(now: number | null, before: number | null): number | null {
  return now === null || before === null || before === 0 ? null : ((now - before) / before) * 100;
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

const ofNone = ({ id }: FigureRow): number => Number(id === OF_NONE);

function byAgent(a: FigureRow, b: FigureRow): number {
  return (
    a.number.localeCompare(b.number, 'en', { numeric: true }) ||
    a.name.localeCompare(b.name) ||
    a.id.localeCompare(b.id)
  );
}
