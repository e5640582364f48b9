/** What a column holds decides how a spreadsheet shows, sorts and sums it. */
export type ColumnKind =
  | 'text'
  | 'count'
  | 'number'
  | 'money'
  /** A share, 0 to 1. */
  | 'percent'
  /** A duration in seconds. */
  | 'seconds'
  /** `2026-11-23` */
  | 'day'
  /** A moment, shown as the wall clock of the table's zone. */
  | 'instant';

export type Cell = string | number | Date | null;

export interface Column {
  name: string;
  kind: ColumnKind;
}

/** A column beside what it shows of a row. */
export interface ColumnOf<T> extends Column {
  of(row: T): Cell;
}

/** What is downloaded: one shape for every list and figure, so that all files open alike. */
export interface Table {
  title: string;
  zone: string;
  columns: readonly Column[];
  /** Read while the file is written: a long one is never whole in memory. */
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
  /** Columns that stay in sight when the sheet is moved sideways. */
  fixed?: number;
}

/** Title with zone, then the columns' names; both stay in sight. */
export const HEADER_LINES = 2;

export const titleOf = ({ title, zone }: Table): string => `${title} (${zone})`;

/** A text that a spreadsheet would run as a formula, made harmless by the apostrophe that marks text there. */
export function defused(text: string): string {
  // The wide signs are what a Chinese keyboard types; some programs take them for the narrow ones.
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

/** A moment as views write it, for a cell. */
export const instantCell = (at: string | null | undefined): Date | null => (at ? new Date(at) : null);

export const twoPlaces = (value: number): number => Math.round(value * 100) / 100;
