import { decodeBytes } from './charset';
import { openRtf } from './compressed-rtf';
import { readRtf } from './rtf';

/** A file inside winmail.dat. */
export interface TnefFile {
  name: string | null;
  mediaType: string | null;
  contentId: string | null;
  content: Buffer;
}

export interface Tnef {
  files: TnefFile[];
  text: string | null;
  html: string | null;
}

type Props = Map<number, Buffer>;

const signature = 0x223e9f78;
const mostFiles = 500;
const deepest = 3;

/** Attributes of the stream (MS-OXTNEF 2.1.3.2). */
const attribute = {
  body: 0x800c,
  attachTitle: 0x8010,
  attachData: 0x800f,
  attachStart: 0x9002,
  messageProps: 0x9003,
  attachProps: 0x9005,
  codePage: 0x9007,
} as const;

/** Properties (MS-OXPROPS): names of files, their type, content and id, and the two readable bodies. */
const property = {
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  displayName: 0x3001,
  content: 0x3701,
  shortName: 0x3704,
  longName: 0x3707,
  mediaType: 0x370e,
  contentId: 0x3712,
} as const;

/**
 * Unpacks what Outlook wraps as winmail.dat: files and readable bodies; an RTF body only where there is no other. A damaged stream gives what stands before the damage.
 * @returns null when the bytes are no TNEF stream
 */
export function readTnef(bytes: Buffer, depth = 0): Tnef | null {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== signature) return null;
  const found: Tnef = { files: [], text: null, html: null };
  let codePage = '';
  let file: TnefFile | null = null;
  for (const { id, data } of attributes(bytes)) {
    if (id === attribute.codePage && data.length >= 4) codePage = `windows-${data.readUInt32LE(0)}`;
    else if (id === attribute.body) found.text ??= shortText(data, codePage);
    else if (id === attribute.messageProps) takeBodies(found, propsOf(data), codePage);
    else if (id === attribute.attachStart) {
      if (found.files.length >= mostFiles) break;
      found.files.push((file = { name: null, mediaType: null, contentId: null, content: Buffer.alloc(0) }));
    } else if (file && id === attribute.attachTitle) file.name ??= shortText(data, codePage);
    else if (file && id === attribute.attachData) file.content = data;
    else if (file && id === attribute.attachProps) takeFileProps(found, file, propsOf(data), codePage, depth);
  }
  return { ...found, files: found.files.filter(({ content }) => content.length > 0) };
}

function* attributes(bytes: Buffer): Generator<{ id: number; data: Buffer }> {
  for (let at = 6; at + 9 <= bytes.length;) {
    const id = bytes.readUInt16LE(at + 1);
    const length = bytes.readUInt32LE(at + 5);
    const data = bytes.subarray(at + 9, at + 9 + length);
    if (data.length < length) return;
    yield { id, data };
    // A checksum of two bytes follows.
    at += 9 + length + 2;
  }
}

function takeBodies(found: Tnef, props: Props, codePage: string): void {
  const html = props.get(property.html);
  const text = props.get(property.body);
  if (html) found.html = isUtf16(html) ? shortText(html, codePage) : decodeBytes(html, codePage || null);
  if (text) found.text = shortText(text, codePage);
  if (!found.html && !found.text?.trim()) takeRtf(found, props.get(property.rtf));
}

function takeRtf(found: Tnef, value: Buffer | undefined): void {
  const rtf = value && openRtf(value);
  if (!rtf) return;
  const body = readRtf(rtf);
  found.html = body.html;
  found.text = body.text || null;
}

function takeFileProps(found: Tnef, file: TnefFile, props: Props, codePage: string, depth: number): void {
  const text = (id: number) => (props.has(id) ? shortText(props.get(id)!, codePage) : null);
  file.name = text(property.longName) ?? file.name ?? text(property.shortName) ?? text(property.displayName);
  file.mediaType = text(property.mediaType);
  file.contentId = text(property.contentId);
  const content = props.get(property.content);
  if (!content || file.content.length > 0) return;
  // An embedded message: the id of its interface (16 bytes), then a stream of its own.
  const embedded = depth < deepest ? readTnef(content.subarray(16), depth + 1) : null;
  if (embedded) found.files.push(...embedded.files.slice(0, mostFiles - found.files.length));
  file.content = content;
}

/** Property values by id; the first of several values counts. Ends quietly where the stream is damaged. */
function propsOf(data: Buffer): Props {
  const props: Props = new Map();
  const cursor = new Cursor(data);
  try {
    for (let left = cursor.u32(); left > 0; left--) {
      const type = cursor.u16();
      const id = cursor.u16();
      if (id >= 0x8000) skipName(cursor);
      const value = valueOf(cursor, type);
      if (value && !props.has(id)) props.set(id, (type & 0xfff) === 0x1f ? Buffer.concat([utf16Mark, value]) : value);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return props;
}

function skipName(cursor: Cursor): void {
  cursor.take(16);
  if (cursor.u32() === 0) cursor.take(4);
  else cursor.takePadded(cursor.u32());
}

function valueOf(cursor: Cursor, type: number): Buffer | null {
  const kind = type & 0xfff;
  const many = (type & 0x1000) !== 0;
  const isLong = kind === 0x1e || kind === 0x1f || kind === 0x0d || kind === 0x102;
  const count = many || isLong ? cursor.u32() : 1;
  let first: Buffer | null = null;
  for (let i = 0; i < count; i++) {
    const value = isLong ? cursor.takePadded(cursor.u32()) : cursor.take(fixedSize(kind));
    first ??= value;
  }
  return first;
}

function fixedSize(kind: number): number {
  if (kind === 0x48) return 16;
  return kind === 0x05 || kind === 0x06 || kind === 0x07 || kind === 0x14 || kind === 0x40 ? 8 : 4;
}

/** Marks a value as UTF-16, which its type said and its bytes do not. */
const utf16Mark = Buffer.from([0xff, 0xfe]);
const isUtf16 = (value: Buffer): boolean => value[0] === 0xff && value[1] === 0xfe;

/** Text up to its closing zero. */
function shortText(value: Buffer, codePage: string): string {
  const text = isUtf16(value) ? value.subarray(2).toString('utf16le') : decodeBytes(upToZero(value), codePage || null);
  const end = text.indexOf('\u0000');
  return end < 0 ? text : text.slice(0, end);
}

function upToZero(value: Buffer): Buffer {
  const end = value.indexOf(0);
  return end < 0 ? value : value.subarray(0, end);
}

class Cursor {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  u16(): number {
    return this.take(2).readUInt16LE(0);
  }

  u32(): number {
    return this.take(4).readUInt32LE(0);
  }

  /** @throws RangeError at the end of the bytes */
  take(length: number): Buffer {
    if (this.at + length > this.bytes.length) throw new RangeError('the stream ends early');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  takePadded(length: number): Buffer {
    const value = this.take(length);
    this.at = Math.min(this.bytes.length, this.at + ((4 - (length % 4)) % 4));
    return value;
  }
}
