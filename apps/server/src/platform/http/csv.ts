import { Readable } from 'node:stream';

export type Cell = string | number | null;

/** A text that a spreadsheet would run as a formula, made harmless by the apostrophe that marks text there. */
export function defused(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}

/** UTF-8 with a byte-order mark, without which Excel reads Chinese as something else; lines as RFC 4180 wants them. */
export function toCsv(sheet: Cell[][]): Readable {
  return Readable.from(lines(sheet), { objectMode: false });
}

function* lines(sheet: Cell[][]): Generator<string> {
  yield '\uFEFF';
  for (const line of sheet) yield `${line.map(quoted).join(',')}\r\n`;
}

function quoted(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
