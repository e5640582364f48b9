import { open, readFile } from 'node:fs/promises';
import { decodeSheet, delimitedRows, delimiterOf, DomainError, type SheetCell } from '#domain';
import { unpacksWithin, zipEntries } from '../../platform/files/zip-entries';

export interface RawRow {
  line: number;
  cells: SheetCell[];
}

/** A text of so many bytes has far more than the rows that are taken; a workbook unpacks to several times its size. */
const LONGEST_TEXT = 40 * 1024 * 1024;
const LONGEST_WORKBOOK = 400 * 1024 * 1024;
const MOST_COLUMNS = 200;

/** The rows of a stored sheet: delimited text in any usual encoding, or the first sheet of a workbook. Throws `sheet_*`. */
export async function openSheet(
  path: string,
): Promise<{ encoding: string; rows: AsyncIterable<RawRow> | Iterable<RawRow> }> {
  const begin = await firstBytes(path);
  if (begin.toString('latin1', 0, 4) === 'PK\u0003\u0004') return { encoding: 'xlsx', rows: await workbookRows(path) };
  // The old format of Excel, and any workbook under a password.
  if (begin.toString('hex', 0, 8) === 'd0cf11e0a1b11ae1') throw new DomainError('sheet_not_a_sheet');
  const bytes = await readFile(path);
  if (bytes.length > LONGEST_TEXT) throw new DomainError('sheet_too_large', { limit: LONGEST_TEXT });
  const { text, encoding } = decodeSheet(bytes);
  return { encoding, rows: textRows(text) };
}

function* textRows(text: string): Generator<RawRow> {
  for (const { line, cells } of delimitedRows(text, delimiterOf(text)))
    yield { line, cells: cells.slice(0, MOST_COLUMNS) };
}

async function workbookRows(path: string): Promise<AsyncIterable<RawRow>> {
  const entries = await zipEntries(path);
  if (!entries) throw new DomainError('sheet_broken');
  const names = entries.map(({ name }) => name.toLowerCase());
  if (names.some((name) => name.endsWith('vbaproject.bin') || name.startsWith('xl/macrosheets/')))
    throw new DomainError('sheet_with_macros');
  if (!names.includes('xl/workbook.xml')) throw new DomainError('sheet_not_a_sheet');
  const fits = await unpacksWithin(path, entries, LONGEST_WORKBOOK).catch(() => {
    throw new DomainError('sheet_broken');
  });
  if (!fits) throw new DomainError('sheet_too_large', { limit: LONGEST_WORKBOOK });
  return cellsOf(path);
}

async function* cellsOf(path: string): AsyncGenerator<RawRow> {
  const excel = (await import('exceljs')).default;
  const options = { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore' } as const;
  let rows = 0;
  try {
    for await (const sheet of new excel.stream.xlsx.WorkbookReader(path, options)) {
      for await (const row of sheet) {
        const cells = Array.from({ length: Math.min(row.cellCount, MOST_COLUMNS) }, (_, i) =>
          cellOf(row.getCell(i + 1).value),
        );
        if (cells.every((cell) => cell === '')) continue;
        rows += 1;
        yield { line: row.number, cells };
      }
      break;
    }
  } catch (error) {
    throw error instanceof DomainError ? error : new DomainError('sheet_broken');
  }
  if (rows === 0) throw new DomainError('sheet_empty');
}

/** A cell as somebody would have typed it; a formula stays one, for its value is whatever the sheet was last told. */
function cellOf(value: unknown): SheetCell {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string' || typeof value === 'boolean') return String(value).trim();
  const rich = value as { formula?: string; sharedFormula?: string; text?: unknown; richText?: { text: string }[] };
  if (rich.formula !== undefined || rich.sharedFormula !== undefined) return { formula: true };
  if (rich.richText)
    return rich.richText
      .map(({ text }) => text)
      .join('')
      .trim();
  return typeof rich.text === 'string' ? rich.text.trim() : '';
}

/** Sums of a spreadsheet end in stray digits (1234.5600000000002): what is within a millionth of a hundredth is that. */
function numberText(value: number): string {
  const cents = value * 100;
  return Math.abs(cents - Math.round(cents)) < 1e-6 && Math.abs(value) < 1e12
    ? String(Math.round(cents) / 100)
    : String(value);
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0).finally(() => file.close());
  return buffer.subarray(0, bytesRead);
}
