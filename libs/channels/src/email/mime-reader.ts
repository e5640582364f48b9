import PostalMime from 'postal-mime';
import { chooseCharset, decodeHeaderBytes } from './charset';
import { canonicalWords } from './encoded-words';

/** What a mail could not be shown completely for; the raw bytes always hold all of it. */
export type Incomplete = 'too_large' | 'too_many_parts' | 'too_deep';

export interface MimeMail {
  email: PostalMime.Email;
  incomplete: Incomplete[];
}

export const mostParts = 1_000;
const deepestNesting = 60;
const mostHeaderBytes = 2 * 1024 * 1024;

/**
 * Reads the MIME structure of raw mail. Nested mails stay attachments. A structure that is too deep, or has too many
 * header bytes, is read by its top headers with the whole mail as an attachment.
 * @throws Error when not even the headers can be read
 */
export async function readMime(raw: Uint8Array): Promise<MimeMail> {
  const reader = new Reader(charsetHint(raw));
  try {
    const email = await reader.parse(raw);
    return { email, incomplete: reader.partsLeftOut ? ['too_many_parts'] : [] };
  } catch {
    return { email: await headersWithWholeMail(raw), incomplete: ['too_deep'] };
  }
}

const readerOptions = {
  forceRfc822Attachments: true,
  maxNestingDepth: deepestNesting,
  maxHeadersSize: mostHeaderBytes,
  attachmentEncoding: 'arraybuffer',
} as const;

async function headersWithWholeMail(raw: Uint8Array): Promise<PostalMime.Email> {
  const text = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, 128 * 1024)).toString('latin1');
  const headers = text.split(/\r?\n\r?\n/, 1)[0]!.replace(/^content-[^\n]*\n([ \t][^\n]*\n)*/gim, '');
  const email = await new Reader(charsetHint(raw)).parse(Buffer.from(`${headers}\r\n\r\n`, 'latin1'));
  const whole = { filename: 'message.eml', mimeType: 'message/rfc822', disposition: 'attachment', content: raw };
  return { ...email, attachments: [whole] };
}

/** The first charset the mail declares: what its raw 8-bit headers are most likely written in. */
function charsetHint(raw: Uint8Array): string | null {
  const start = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, 64 * 1024)).toString('latin1');
  return /charset\s*=\s*"?([\w.:-]{2,40})/i.exec(start)?.[1] ?? null;
}

interface LineDecoder {
  update(line: Uint8Array): void;
  finalize(): Promise<ArrayBuffer>;
}

/** Unencoded lines put together again; the parser's own way takes 15 seconds for a million of them. */
class PlainLines implements LineDecoder {
  private readonly lines: Uint8Array[] = [];
  private length = 0;

  update(line: Uint8Array): void {
    this.lines.push(line);
    this.length += line.length + 1;
  }

  finalize(): Promise<ArrayBuffer> {
    const all = new Uint8Array(this.length);
    let at = 0;
    for (const line of this.lines) {
      all.set(line, at);
      at += line.length;
      all[at++] = 0x0a;
    }
    return Promise.resolve(all.buffer);
  }
}

/** The part of a parser node that this reader leans on; postal-mime is pinned, and the charset specs guard the seam. */
interface Node {
  state: 'header' | 'body' | 'finished';
  parentNode?: Node;
  content: ArrayBuffer | null;
  contentDecoder: LineDecoder | null;
  childNodes: Node[];
  contentType: { multipart: string | false; parsed: { value: string; params: Record<string, string> } };
  contentDisposition: { parsed: { value: string; params: Record<string, string> } };
}

interface ParserInside {
  currentNode: Node;
  boundaries: unknown[];
  processLine(line: Uint8Array, isFinal: boolean): Promise<void>;
  collectNode(node: Node, alternative: unknown, related: boolean): Promise<void>;
  isInlineTextNode(node: Node): boolean;
  collectAttachment(node: Node, content: ArrayBuffer, related: boolean, tooDeep: boolean): void;
}

type ParserClass = new (options: PostalMime.PostalMimeOptions) => PostalMime & ParserInside;

/** postal-mime believes every charset label. This reader corrects bytes and labels before the parser decodes them. */
class Reader extends (PostalMime as unknown as ParserClass) {
  partsLeftOut = false;
  private parts = 0;

  constructor(private readonly hint: string | null) {
    super(readerOptions);
  }

  override async processLine(line: Uint8Array, isFinal: boolean): Promise<void> {
    const before = this.currentNode;
    const wasHeader = before.state === 'header';
    await super.processLine(this.inUtf8(line), isFinal);
    if (wasHeader && before.contentDecoder?.constructor.name === 'PassThroughDecoder')
      before.contentDecoder = new PlainLines();
    if (this.currentNode !== before && ++this.parts > mostParts * 2) {
      // Without boundaries the rest of the mail stays inside the last part instead of opening new ones.
      this.partsLeftOut = true;
      this.boundaries = [];
    }
  }

  override collectNode(node: Node, alternative: unknown, related: boolean): Promise<void> {
    if (node.contentType.multipart && node.childNodes.length === 0) {
      // Its boundary is missing or never comes: the words before the first part are all there is.
      node.contentType = { multipart: false, parsed: { value: 'text/plain', params: {} } };
    }
    return super.collectNode(node, alternative, related);
  }

  override isInlineTextNode(node: Node): boolean {
    // A text file sent "inline" with a name is a file, not words to the desk.
    if (node.parentNode && fileName(node)) return false;
    const { params } = node.contentType.parsed;
    if (node.content) params['charset'] = chooseCharset(new Uint8Array(node.content), params['charset'] ?? null);
    return super.isInlineTextNode(node);
  }

  override collectAttachment(node: Node, content: ArrayBuffer, related: boolean, tooDeep: boolean): void {
    const { params } = node.contentDisposition.parsed;
    const name = fileName(node);
    if (name) params['filename'] = canonicalWords(name);
    super.collectAttachment(node, content, related, tooDeep);
  }

  private inUtf8(line: Uint8Array): Uint8Array {
    if (this.currentNode.state !== 'header' || !line.some((byte) => byte > 0x7f)) return line;
    return new TextEncoder().encode(decodeHeaderBytes(line, this.hint));
  }
}

function fileName(node: Node): string | undefined {
  return node.contentDisposition.parsed.params['filename'] || node.contentType.parsed.params['name'];
}
