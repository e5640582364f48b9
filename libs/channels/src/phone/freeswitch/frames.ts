import { LineFault } from '../line/talk';

/** A message of the event socket: its own headers by lower-case name, and the body its Content-Length promised. */
export interface Frame {
  headers: ReadonlyMap<string, string>;
  body: Buffer;
}

const END = Buffer.from('\n\n');
const LONGEST_HEAD = 16 * 1024;
const LONGEST_BODY = 1024 * 1024;

/**
 * Cuts what comes over an event socket into frames, however it was cut up on the way. Throws `phone_protocol` for a head or
 * a body past all measure: after that nobody knows where the next frame begins.
 */
export class FrameReader {
  private rest: Buffer = Buffer.alloc(0);

  read(chunk: Buffer): Frame[] {
    this.rest = this.rest.length ? Buffer.concat([this.rest, chunk]) : chunk;
    const frames: Frame[] = [];
    for (let frame = this.next(); frame; frame = this.next()) frames.push(frame);
    return frames;
  }

  private next(): Frame | null {
    const end = this.rest.indexOf(END);
    if (end === -1) {
      if (this.rest.length > LONGEST_HEAD) throw new LineFault('phone_protocol', 'a head without an end');
      return null;
    }
    const headers = headersOf(this.rest.subarray(0, end).toString('utf8'));
    const length = Number(headers.get('content-length') ?? 0);
    if (!Number.isInteger(length) || length < 0 || length > LONGEST_BODY)
      throw new LineFault('phone_protocol', `a body of ${headers.get('content-length')} bytes`);
    const from = end + END.length;
    if (this.rest.length < from + length) return null;
    const body = Buffer.from(this.rest.subarray(from, from + length));
    this.rest = this.rest.subarray(from + length);
    return { headers, body };
  }
}

/** Header lines into a map; of a header that comes twice the first holds. */
export function headersOf(text: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}
