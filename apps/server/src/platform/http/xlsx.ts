import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import type { stream, Worksheet } from 'exceljs';
import { DateTime } from 'luxon';
import {
  type Cell,
  type Column,
  type ColumnKind,
  defused,
  HEADER_LINES,
  type Table,
  titleOf,
  twoPlaces,
} from './table';

const FORMATS: Record<ColumnKind, string> = {
  text: '@',
  count: '0',
  number: '0.##',
  money: '#,##0.00',
  percent: '0.0%',
  seconds: '[h]:mm:ss',
  day: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm:ss',
};
const DAY_SECONDS = 86_400;
const LONGEST_NAME = 31;
/** Others are served, and what was written goes out, after so many rows. */
const ROWS_AT_ONCE = 200;

/** Written row by row, as fast as it is taken; values alone, never a formula. */
export function toXlsx(table: Table): Readable {
  const out = new PassThrough();
  write(table, out).catch((error: Error) => out.destroy(error));
  return out;
}

async function write(table: Table, out: PassThrough): Promise<void> {
  // Loaded when somebody wants it: it is a tenth of what the server would load to start.
  const excel = (await import('exceljs')).default;
  const book = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  const page = book.addWorksheet(sheetName(table.title), {
    views: [{ state: 'frozen', xSplit: table.fixed ?? 1, ySplit: HEADER_LINES }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  page.columns = table.columns.map((column) => ({ width: widthOf(column) }));
  heading(page, [titleOf(table)]);
  heading(
    page,
    table.columns.map(({ name }) => name),
  );
  await writeRows(table, page, out);
  page.commit();
  await book.commit();
}

type Page = ReturnType<stream.xlsx.WorkbookWriter['addWorksheet']>;

async function writeRows({ columns, rows, zone }: Table, page: Page, out: PassThrough): Promise<void> {
  let written = 0;
  for await (const cells of rows) {
    const row = page.addRow(cells.map((cell, i) => valueOf(cell, columns[i]!.kind, zone)));
    columns.forEach(({ kind }, i) => {
      if (cells[i] !== null && typeof cells[i] !== 'string') row.getCell(i + 1).numFmt = FORMATS[kind];
      else if (kind === 'day' && cells[i]) row.getCell(i + 1).numFmt = FORMATS.day;
    });
    row.commit();
    written += 1;
    if (written % ROWS_AT_ONCE === 0) await taken(out);
  }
}

/** Throws where whoever asked has gone away. */
async function taken(out: PassThrough): Promise<void> {
  await breathe();
  if (out.destroyed) throw new Error('The reader of a sheet has gone away.');
  if (out.writableNeedDrain) await Promise.race([once(out, 'drain'), once(out, 'close')]);
}

function heading(page: Pick<Worksheet, 'addRow'>, names: string[]): void {
  const row = page.addRow(names.map(defused));
  row.font = { bold: true };
  row.commit();
}

/** A spreadsheet knows no zones: a moment is the wall clock of the table's. */
function valueOf(cell: Cell, kind: ColumnKind, zone: string): string | number | Date | null {
  if (cell instanceof Date)
    return DateTime.fromJSDate(cell, { zone }).setZone('utc', { keepLocalTime: true }).toJSDate();
  if (typeof cell === 'string') return kind === 'day' ? dayOf(cell) : defused(cell);
  if (cell === null || kind === 'count') return cell;
  if (kind === 'seconds') return twoPlaces(cell) / DAY_SECONDS;
  return kind === 'percent' ? Math.round(cell * 1000) / 1000 : twoPlaces(cell);
}

/** A line of totals says a word where others have their day. */
function dayOf(text: string): Date | string {
  const day = DateTime.fromISO(text, { zone: 'utc' });
  return day.isValid ? day.toJSDate() : defused(text);
}

const WIDTHS: Partial<Record<ColumnKind, number>> = { day: 12, instant: 20, text: 16 };

/** Chinese takes two places. */
function widthOf({ name, kind }: Column): number {
  const places = [...name].reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 2);
  return Math.min(Math.max(places, WIDTHS[kind] ?? 10), 48);
}

const sheetName = (title: string): string => title.replace(/[*?:\\/[\]]/g, ' ').slice(0, LONGEST_NAME);
