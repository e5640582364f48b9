// A spreadsheet opened by a real office program, and the cells it found there.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { partOrThrow } from './programs';

/** Shares are 0 to 1, durations seconds, days and moments as they are written. */
export type OpenedCell = {
  type: 'empty' | 'string' | 'float' | 'percentage' | 'time' | 'date';
  value: string | number;
};

/** Commas, quotes, UTF-8, from the first line; texts that look like dates or shares are read as such, as Excel does. */
const AS_EXCEL_READS = 'CSV:44,34,76,1,,1033,false,true';

/** A profile of its own, so that neither a user's settings nor another run is in the way. */
export async function openedByOffice(file: Buffer, format: 'csv' | 'xlsx'): Promise<OpenedCell[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'halfhour-office-'));
  try {
    await writeFile(join(folder, `file.${format}`), file);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const reading = format === 'csv' ? [`--infilter=${AS_EXCEL_READS}`] : [];
    const asked = [
      '--headless',
      '--convert-to',
      'fods',
      '--outdir',
      folder,
      ...reading,
      join(folder, `file.${format}`),
    ];
    await promisify(execFile)(partOrThrow('libreoffice'), [profile, ...asked], { timeout: 60_000 });
    return cellsOf(await readFile(join(folder, 'file.fods'), 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function cellsOf(xml: string): OpenedCell[][] {
  const rows = xml.matchAll(/<table:table-row[^>]*?(?:\/>|>([\s\S]*?)<\/table:table-row>)/g);
  return [...rows].map(([, inside = '']) =>
    trimmed(
      [...inside.matchAll(/<table:table-cell([^>]*?)(?:\/>|>([\s\S]*?)<\/table:table-cell>)/g)].flatMap(
        ([, attributes = '', content = '']) => {
          if (attributes.includes('table:formula')) throw new Error(`A formula: ${attributes}`);
          const times = Number(attribute(attributes, 'table:number-columns-repeated') ?? 1);
          return Array.from({ length: times }, () => cellOf(attributes, content));
        },
      ),
    ),
  );
}

/** To the right of the last cell a sheet goes on for ever. */
function trimmed(cells: OpenedCell[]): OpenedCell[] {
  const last = cells.findLastIndex(({ type }) => type !== 'empty');
  return cells.slice(0, last + 1);
}

function cellOf(attributes: string, content: string): OpenedCell {
  const type = (attribute(attributes, 'office:value-type') ?? 'empty') as OpenedCell['type'];
  if (type === 'empty') return { type, value: '' };
  if (type === 'date') return { type, value: attribute(attributes, 'office:date-value')! };
  if (type === 'time') return { type, value: secondsOf(attribute(attributes, 'office:time-value')!) };
  if (type === 'string') return { type, value: textOf(content) };
  return { type, value: Number(attribute(attributes, 'office:value')) };
}

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];

function secondsOf(duration: string): number {
  const [, hours, minutes, seconds] = /^PT(\d+)H(\d+)M([\d.]+)S$/.exec(duration)!;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const textOf = (content: string): string =>
  [...content.matchAll(/<text:p>([\s\S]*?)<\/text:p>/g)]
    .map(([, text]) => text!.replace(/<text:s\/>/g, ' ').replace(/<[^>]*>/g, ''))
    .join('\n')
    .replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => ENTITIES[name]!);
