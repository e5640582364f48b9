import { PassThrough, type Readable } from 'node:stream';
import type { Figures, Locale } from '#contract';
import { type Cell, defused } from '../../platform/http/csv';
import { MEANINGS } from './catalogue';

const WORDS: Record<Locale, { title: string; columns: [string, string, string]; target: string; total: string }> = {
  'zh-CN': { title: '指标', columns: ['期间', '工号', '客服'], target: '目标', total: '合计' },
  en: { title: 'Figures', columns: ['Period', 'Work number', 'Agent'], target: 'target', total: 'Total' },
};

/** A table of figures as lines of a sheet: what it covers, the columns, the rows, the totals. */
export function sheetOf(figures: Figures, locale: Locale): Cell[][] {
  const words = WORDS[locale];
  const columns = columnsOf(figures, locale);
  const lineOf = (cells: Figures['totals']): Cell[] => columns.map(({ key, part }) => shortened(cells[key][part]));
  return [
    [`${words.title} ${figures.from} – ${figures.to} (${figures.zone})`],
    [...words.columns, ...columns.map(({ name }) => name)],
    ...figures.rows.map((row) => [row.period, defused(row.workNumber), defused(row.agentName), ...lineOf(row.cells)]),
    [words.total, '', '', ...lineOf(figures.totals)],
  ];
}

/** A target has a column where any row has one. */
function columnsOf({ rows }: Figures, locale: Locale) {
  return MEANINGS.flatMap(({ key, name }) => {
    const value = { key, part: 'value' as const, name: name[locale] };
    const target = { key, part: 'target' as const, name: `${name[locale]} · ${WORDS[locale].target}` };
    return rows.some(({ cells }) => cells[key].target !== null) ? [value, target] : [value];
  });
}

const shortened = (value: number | null): number | null => value && Math.round(value * 100) / 100;

const HEADER_LINES = 2;

/** Written row by row, so that a long sheet is never whole in memory; the header stays in sight. */
export function toXlsx(sheet: Cell[][]): Readable {
  const out = new PassThrough();
  writeXlsx(sheet, out).catch((error: Error) => out.destroy(error));
  return out;
}

/** Loaded when somebody wants it: it is a tenth of what the server would load to start. */
async function writeXlsx(sheet: Cell[][], out: PassThrough): Promise<void> {
  const { stream: excel } = (await import('exceljs')).default;
  const book = new excel.xlsx.WorkbookWriter({ stream: out });
  const page = book.addWorksheet(String(sheet[0]![0]).split(' ')[0], {
    views: [{ state: 'frozen', xSplit: 3, ySplit: HEADER_LINES }],
  });
  sheet.forEach((line, i) => {
    const row = page.addRow(line);
    row.font = { bold: i < HEADER_LINES };
    row.commit();
  });
  page.commit();
  await book.commit();
}
