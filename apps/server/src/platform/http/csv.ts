import { Readable } from 'node:stream';
import { DateTime } from 'luxon';
import { type Cell, type ColumnKind, defused, type Table, titleOf, twoPlaces } from './table';

/** UTF-8 with a byte-order mark, without which Excel reads Chinese as something else; lines as RFC 4180 wants them. */
export function toCsv(table: Table): Readable {
  return Readable.from(lines(table), { objectMode: false });
}

async function* lines(table: Table): AsyncGenerator<string> {
  const { columns, zone } = table;
  yield `\uFEFF${line([defused(titleOf(table))])}`;
  yield line(columns.map(({ name }) => defused(name)));
  for await (const row of table.rows) yield line(row.map((cell, i) => textOf(cell, columns[i]!.kind, zone)));
}

const line = (cells: string[]): string => `${cells.map(quoted).join(',')}\r\n`;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** As Excel reads it back: a share as a percentage, seconds as hours, a moment as the wall clock of the zone. */
function textOf(cell: Cell, kind: ColumnKind, zone: string): string {
  if (cell === null) return '';
  if (cell instanceof Date) return DateTime.fromJSDate(cell, { zone }).toFormat('yyyy-MM-dd HH:mm:ss');
  if (typeof cell === 'string') return defused(cell);
  if (kind === 'percent') return `${Math.round(cell * 1000) / 10}%`;
  if (kind === 'seconds') return clock(twoPlaces(cell));
  return String(kind === 'count' ? cell : twoPlaces(cell));
}

function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const rest = twoPlaces(seconds % 60);
  const whole = Math.floor(rest);
  const part = rest === whole ? '' : `.${two(Math.round((rest - whole) * 100))}`;
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(whole)}${part}`;
}
