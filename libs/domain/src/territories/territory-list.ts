import { termsOf } from './overlap';

/** One line of a pasted list: name, work number of the owner, team, salesperson, their telephone, terms. */
export interface TerritoryLine {
  /** Counted from 1, blank lines too. */
  line: number;
  name: string;
  ownerWorkNumber: string | null;
  teamName: string | null;
  salesperson: string;
  salespersonPhone: string;
  terms: ReturnType<typeof termsOf>;
}

export type ListFault = 'name_missing' | 'terms_missing' | 'name_twice' | 'too_few_columns';
export interface TerritoryList {
  lines: TerritoryLine[];
  faults: { line: number; fault: ListFault }[];
}

const COLUMNS = 6;

/**
 * Reads a list as it is pasted from a sheet (tabs) or typed (`|` between). Blank lines and lines that begin with # are passed
 * over; empty columns mean nobody, no team, no salesperson. Nothing is guessed: a line that can't be read is a fault.
 */
export function parseTerritoryList(text: string): TerritoryList {
  const list: TerritoryList = { lines: [], faults: [] };
  const names = new Set<string>();
  for (const [i, raw] of text.split(/\r\n|\r|\n/).entries()) {
    if (!raw.trim() || raw.trim().startsWith('#')) continue;
    const columns = raw.split(raw.includes('\t') ? '\t' : /[|｜]/).map((column) => column.trim());
    const fault = faultOf(columns, names);
    if (fault) list.faults.push({ line: i + 1, fault });
    else list.lines.push(lineOf(i + 1, columns));
    names.add(columns[0]!);
  }
  return list;
}

function faultOf(columns: string[], names: ReadonlySet<string>): ListFault | null {
  if (columns.length < COLUMNS) return 'too_few_columns';
  if (columns[0] === '') return 'name_missing';
  if (names.has(columns[0]!)) return 'name_twice';
  const { areaCodes, places, scenes } = termsOf(columns.slice(COLUMNS - 1).join(' '));
  return areaCodes.length + places.length + scenes.length === 0 ? 'terms_missing' : null;
}

function lineOf(line: number, columns: string[]): TerritoryLine {
  const [name, ownerWorkNumber, teamName, salesperson, salespersonPhone, ...rest] = columns as [
    string,
    string,
    string,
    string,
    string,
    ...string[],
  ];
  return {
    line,
    name,
    ownerWorkNumber: ownerWorkNumber || null,
    teamName: teamName || null,
    salesperson,
    salespersonPhone,
    terms: termsOf(rest.join(' ')),
  };
}
