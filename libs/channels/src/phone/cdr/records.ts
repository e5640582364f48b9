import { createReadStream } from 'node:fs';

/** A line of a CDR file: its fields, or what is wrong with it. `next` is the byte after it, where reading can go on. */
export type CsvRecord = { line: number; next: number } & ({ fields: string[] } | { fault: 'too_long' | 'quotes' });

const LONGEST = 16 * 1024;
const LINE_FEED = 0x0a;

/**
 * Reads a CDR file line by line from a byte on (`from`, which is the start of line `line`), holding no more than one line:
 * fields in double quotes may hold commas and doubled quotes. Asterisk writes a call on one line, so a stray quote costs that
 * line and no other, and so does a line over 16 KB. Empty lines are left out.
 */
export async function* csvRecords(path: string, from = 0, line = 1): AsyncGenerator<CsvRecord> {
  let rest: Buffer = Buffer.alloc(0);
  /** Bytes of a monstrous line that are thrown away already. */
  let dropped = 0;
  let next = from;
  for await (const chunk of createReadStream(path, { start: from })) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    for (let end = rest.indexOf(LINE_FEED); end !== -1; end = rest.indexOf(LINE_FEED)) {
      next += dropped + end + 1;
      yield* recordOf(rest.subarray(0, end), dropped > 0, { line, next });
      rest = rest.subarray(end + 1);
      line += 1;
      dropped = 0;
    }
    if (rest.length > LONGEST) {
      dropped += rest.length;
      rest = Buffer.alloc(0);
    }
  }
  if (rest.length + dropped > 0) yield* recordOf(rest, dropped > 0, { line, next: next + dropped + rest.length });
}

function* recordOf(raw: Buffer, isCut: boolean, at: { line: number; next: number }): Generator<CsvRecord> {
  if (isCut || raw.length > LONGEST) return yield { ...at, fault: 'too_long' };
  const text = raw.toString('utf8').replace(/^\uFEFF/, '').replace(/\r$/, '');
  if (text.trim() === '') return;
  const fields = fieldsOf(text);
  yield fields ? { ...at, fields } : { ...at, fault: 'quotes' };
}

/** The fields of one line; null when its quotes don't close. */
export function fieldsOf(text: string): string[] | null {
  const fields: string[] = [];
  const field = /\s*(?:"((?:[^"]|"")*)"\s*|([^,]*))(,|$)/gy;
  for (;;) {
    const found = field.exec(text);
    if (!found || (found[2] ?? '').trimStart().startsWith('"')) return null;
    fields.push(found[1] === undefined ? found[2]!.trim() : found[1].replace(/""/g, '"'));
    if (found[3] === '') return fields;
  }
}
