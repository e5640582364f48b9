import { createReadStream } from 'node:fs';

/** A record of a CSV file: its fields, or what is wrong with it. `next` is the byte after it, where reading can go on. */
export type CsvRecord = { line: number; next: number } & ({ fields: string[] } | { fault: 'too_long' | 'quotes' });

const LONGEST = 16 * 1024;
const LINE_FEED = 0x0a;
const QUOTE = 0x22;

/**
 * Reads a CSV file record by record from a byte on (`from`, which is the start of line `line`), without ever holding more than
 * one record: fields in double quotes may hold commas, line ends and doubled quotes. A record over 16 KB is a fault, after
 * which reading goes on with the next line, so that one stray quote costs one line. Empty lines are left out.
 */
export async function* csvRecords(path: string, from = 0, line = 1): AsyncGenerator<CsvRecord> {
  const cutter = new RecordCutter(from, line);
  for await (const chunk of createReadStream(path, { start: from })) yield* cutter.take(chunk as Buffer);
  yield* cutter.end();
}

class RecordCutter {
  private rest: Buffer = Buffer.alloc(0);

  constructor(
    private offset: number,
    private line: number,
  ) {}

  *take(chunk: Buffer): Generator<CsvRecord> {
    this.rest = Buffer.concat([this.rest, chunk]);
    for (let end = this.endOfRecord(); end !== null; end = this.endOfRecord()) yield* this.cut(end);
  }

  *end(): Generator<CsvRecord> {
    while (this.rest.length > 0) {
      const end = this.endOfRecord() ?? this.rest.length;
      yield* this.cut(end);
    }
  }

  /** The byte after the record's line feed; null when it isn't there yet. A record without an end is cut after its first line. */
  private endOfRecord(): number | null {
    let quoted = false;
    let firstLine: number | null = null;
    for (let i = 0; i < this.rest.length; i += 1) {
      const byte = this.rest[i];
      if (byte === QUOTE) quoted = !quoted;
      if (byte === LINE_FEED) {
        if (!quoted) return i + 1;
        firstLine ??= i + 1;
      }
      if (i > LONGEST && firstLine !== null) return firstLine;
    }
    return null;
  }

  private *cut(end: number): Generator<CsvRecord> {
    const raw = this.rest.subarray(0, end);
    this.rest = this.rest.subarray(end);
    const { line } = this;
    this.offset += end;
    this.line += raw.filter((byte) => byte === LINE_FEED).length;
    const text = raw
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r?\n$/, '');
    if (text.trim() === '') return;
    const at = { line, next: this.offset };
    if (raw.length > LONGEST) return yield { ...at, fault: 'too_long' };
    const fields = fieldsOf(text);
    yield fields ? { ...at, fields } : { ...at, fault: 'quotes' };
  }
}

/** Null when the quotes don't close. */
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
