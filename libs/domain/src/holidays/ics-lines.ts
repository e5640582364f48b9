import { DomainError } from '../errors';
import { refusedLine, type RefusedLine } from './refused-line';

/** One property of an iCalendar file (RFC 5545, 3.1), unfolded. Names and parameter names are in capitals. */
export interface ContentLine {
  /** Where it begins in the file, counted from 1. */
  line: number;
  name: string;
  params: ReadonlyMap<string, string>;
  value: string;
}

const LONGEST_FILE = 600_000;
const BROKEN = ['\u0000', '\uFFFD'];
const HEAD = /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/s;
const PARAM = /;([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:])*)/g;

/**
 * The properties of a file, with what can't be read as one beside them; empty lines are passed over. Lines end in CRLF, LF or CR, and
 * one that begins with a space or a tab continues the one before. Throws `ics_too_large`, `ics_not_a_calendar`
 * where the first line is none, and `ics_wrong_encoding` with the line that holds what no text in UTF-8 holds.
 */
export function contentLines(text: string): { lines: ContentLine[]; refused: RefusedLine[] } {
  if (text.length > LONGEST_FILE) throw new DomainError('ics_too_large', { limit: LONGEST_FILE });
  const lines: ContentLine[] = [];
  const refused: RefusedLine[] = [];
  for (const { line, text: unfolded } of unfold(text)) {
    const parts = HEAD.exec(unfolded);
    if (parts) lines.push({ line, name: parts[1]!.toUpperCase(), params: paramsOf(parts[2]!), value: parts[3]! });
    else if (lines.length === 0) throw new DomainError('ics_not_a_calendar', { line });
    else refused.push(refusedLine(line, 'not_a_line', unfolded));
  }
  if (lines.length === 0) throw new DomainError('ics_not_a_calendar', { line: 1 });
  return { lines, refused };
}

function unfold(text: string): { line: number; text: string }[] {
  const unfolded: { line: number; parts: string[] }[] = [];
  for (const [i, physical] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (BROKEN.some((mark) => physical.includes(mark))) throw new DomainError('ics_wrong_encoding', { line: i + 1 });
    const before = unfolded.at(-1);
    if (before && /^[ \t]/.test(physical)) before.parts.push(physical.slice(1));
    else if (physical.trim() !== '') unfolded.push({ line: i + 1, parts: [physical] });
  }
  return unfolded.map(({ line, parts }) => ({ line, text: parts.join('') }));
}

function paramsOf(text: string): ReadonlyMap<string, string> {
  const pairs = [...text.matchAll(PARAM)].map(([, name, value]) => [name!.toUpperCase(), value!] as const);
  return new Map(pairs.map(([name, value]) => [name, value.replace(/^"(.*)"$/, '$1')]));
}

/** Text as a person reads it, on one line: RFC 5545, 3.3.11. */
export const plainText = (value: string): string =>
  value.replace(/\\([nN;,\\])/g, (_, escaped: string) => (escaped.toLowerCase() === 'n' ? ' ' : escaped)).trim();
