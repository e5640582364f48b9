// Raw mail as bytes and lines, before anything is known about its parts.
import { uuDecoded } from './uuencode';

/** Without what exports and old systems put before the headers, and with line feeds where only returns end the lines. */
export function fromFirstHeader(raw: Uint8Array): Uint8Array {
  let start = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0;
  while (raw[start] === 0x0d || raw[start] === 0x0a) start++;
  const mail = raw.subarray(start);
  return mail.includes(0x0a) ? mail : mail.map((byte) => (byte === 0x0d ? 0x0a : byte));
}

/** The first charset of a language the mail names: what its unlabelled bytes are most likely written in. */
export function charsetHint(raw: Uint8Array): string | null {
  const start = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, 64 * 1024)).toString('latin1');
  for (const { 1: parameter, 2: word } of start.matchAll(
    /charset\s{0,5}=\s{0,5}"?([\w.:-]{2,40})|=\?([\w.:-]{2,40})\?[bq]\?/gi,
  )) {
    const label = parameter ?? word!;
    if (!/^(utf-?8|us-ascii|ascii|iso-8859-1|windows-1252)$/i.test(label)) return label;
  }
  return null;
}

export interface LineDecoder {
  update(line: Uint8Array): void;
  finalize(): Promise<ArrayBuffer>;
}

/**
 * Unencoded lines put together again exactly as they came, line ends included: a nested mail keeps its signatures.
 * The parser's own way takes 15 seconds for a million of them.
 */
export class PlainLines implements LineDecoder {
  private readonly runs: { buffer: ArrayBufferLike; start: number; end: number }[] = [];

  update({ buffer, byteOffset, byteLength }: Uint8Array): void {
    const last = this.runs.at(-1);
    const end = byteOffset + byteLength;
    if (last && byteOffset - last.end <= 2 && byteOffset >= last.end) last.end = end;
    else this.runs.push({ buffer, start: byteOffset, end });
  }

  finalize(): Promise<ArrayBuffer> {
    return Promise.resolve(exactly(this.joined()));
  }

  protected joined(): Buffer {
    return Buffer.concat(this.runs.map(({ buffer, start, end }) => new Uint8Array(buffer, start, end - start)));
  }
}

/** Base64 decoded in one piece: line by line, a file of five megabytes takes more than half a second. */
export class Base64Lines extends PlainLines {
  override finalize(): Promise<ArrayBuffer> {
    const digits = this.joined()
      .toString('latin1')
      .replace(/[^A-Za-z0-9+/=]+/g, '');
    // Some mailers pad every line; after its padding a new unit begins.
    const units = digits.split(/=+/).filter((unit) => unit !== '');
    return Promise.resolve(exactly(Buffer.concat(units.map((unit) => Buffer.from(unit, 'base64')))));
  }
}

/** A part in the transfer encoding of the time before MIME, with its "begin" and "end" or without. */
export class UuLines extends PlainLines {
  override finalize(): Promise<ArrayBuffer> {
    const all = this.joined();
    return Promise.resolve(exactly(uuDecoded(all.toString('latin1')) ?? all));
  }
}

const exactly = ({ buffer, byteOffset, byteLength }: Buffer): ArrayBuffer =>
  buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;

/** Where the lines that can be no boundary end: before the next line that starts with two hyphens, or at the end. */
export function endOfPlainLines(raw: Uint8Array, from: number): number {
  if (raw[from] === 0x2d && raw[from + 1] === 0x2d) return from;
  const next = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).indexOf('\n--', from, 'latin1');
  return next < 0 ? raw.length : next + 1;
}

/** True for a line that starts like a header. */
export function looksLikeHeader(line: Uint8Array): boolean {
  const start = Buffer.from(line.buffer, line.byteOffset, Math.min(line.byteLength, 200)).toString('latin1');
  return /^[!-9;-~]{1,150}[ \t]*:/.test(start);
}
