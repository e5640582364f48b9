/** A row of a sheet with the line it begins on. */
export interface SheetRow {
  line: number;
  cells: string[];
}

const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** What stands between the cells of the first lines, outside of quotes; a comma where nothing does. */
export function delimiterOf(text: string): Delimiter {
  const begin = text.slice(0, 4_000).replace(/"(?:[^"]|"")*"/g, '');
  const count = (delimiter: string) => begin.split(delimiter).length;
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
}

/**
 * The rows of a delimited text (RFC 4180, any line end): cells in quotes may hold the delimiter, doubled quotes and line
 * ends. Lines count from 1, as editors show them. Rows without a word are left out. A quote that never closes takes the
 * rest of the text into its cell.
 */
export function* delimitedRows(text: string, delimiter: Delimiter): Generator<SheetRow> {
  const cell = new RegExp(`"((?:[^"]|"")*)(?:"|$)([^${delimiter}\\r\\n]*)|([^${delimiter}\\r\\n]*)`, 'y');
  let [at, line] = [0, 1];
  while (at < text.length) {
    const row: SheetRow = { line, cells: [] };
    for (;;) {
      cell.lastIndex = at;
      const [whole, quoted, tail, plain] = cell.exec(text)!;
      row.cells.push((quoted === undefined ? plain! : quoted.replaceAll('""', '"') + tail!).trim());
      at += whole.length;
      line += lineEnds(whole);
      if (text[at] !== delimiter) break;
      at += 1;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line += 1;
    if (row.cells.some((value) => value !== '')) yield row;
  }
}

const lineEnds = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;
