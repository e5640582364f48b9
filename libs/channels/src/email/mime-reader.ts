import PostalMime from 'postal-mime';
import { decodeHeaderBytes } from './charset';
import { canonicalWords } from './encoded-words';
import { fileName, isFile, type Node, type ParserClass, wholeDecoder } from './mime-node';
import { charsetHint, endOfPlainLines, fromFirstHeader, looksLikeHeader, PlainLines } from './raw-lines';
import { signedContent } from './smime';
import { bodyTypeOf, textOfPart } from './text-part';

/** What a mail could not be shown completely for; the raw bytes always hold all of it. */
export type Incomplete = 'too_large' | 'too_many_parts' | 'too_deep';

export interface MimeMail {
  email: PostalMime.Email;
  incomplete: Incomplete[];
}

export const mostParts = 1_000;
const deepestNesting = 200;
const mostHeaderBytes = 2 * 1024 * 1024;

/**
 * Reads the MIME structure of raw mail. Nested mails stay attachments. Parts below the deepest level, and everything
 * when the headers have too many bytes, come with the whole mail as an attachment.
 * @throws Error when not even the headers can be read
 */
export async function readMime(input: Uint8Array): Promise<MimeMail> {
  const raw = fromFirstHeader(input);
  const reader = new Reader(charsetHint(raw));
  try {
    const email = await reader.parse(raw);
    if (!email.text && !email.html && reader.aroundParts) email.text = reader.aroundParts;
    await takeSignedMail(email);
    if (!reader.tooDeep) return { email, incomplete: reader.partsLeftOut ? ['too_many_parts'] : [] };
    return { email: { ...email, attachments: [...email.attachments, wholeMail(raw)] }, incomplete: ['too_deep'] };
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

/** A mail inside an opaque signature takes the place of the signature's file. */
async function takeSignedMail(email: PostalMime.Email): Promise<void> {
  const at = email.attachments.findIndex(({ mimeType }) => /^application\/(x-)?pkcs7-mime$/.test(mimeType));
  const content = at < 0 ? null : signedContent(Buffer.from(email.attachments[at]!.content as ArrayBuffer));
  const inner = content && (await new Reader(charsetHint(content)).parse(content).catch(() => null));
  if (!inner || (!inner.text && !inner.html && inner.attachments.length === 0)) return;
  email.attachments.splice(at, 1, ...inner.attachments);
  email.text = [email.text, inner.text].filter(Boolean).join('\n');
  email.html = [email.html, inner.html].filter(Boolean).join('\n');
}

async function headersWithWholeMail(raw: Uint8Array): Promise<PostalMime.Email> {
  const text = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, 128 * 1024)).toString('latin1');
  const headers = text.split(/\r?\n\r?\n/, 1)[0]!.replace(/^content-[^\n]*\n([ \t][^\n]*\n)*/gim, '');
  const email = await new Reader(charsetHint(raw)).parse(Buffer.from(`${headers}\r\n\r\n`, 'latin1'));
  return { ...email, attachments: [wholeMail(raw)] };
}

const wholeMail = (raw: Uint8Array): PostalMime.Attachment => ({
  filename: 'message.eml',
  mimeType: 'message/rfc822',
  disposition: 'attachment',
  content: raw,
});

const emptyLine = new Uint8Array(0);

/** postal-mime believes every label and every line. This reader corrects them before the parser looks at them. */
class Reader extends (PostalMime as unknown as ParserClass) {
  partsLeftOut = false;
  tooDeep = false;
  /** What stands outside of all parts: the message itself where a boundary got lost. */
  aroundParts = '';
  private parts = 0;

  constructor(private readonly hint: string | null) {
    super(readerOptions);
  }

  /** Many lines at once where their decoder takes them whole and none can be a boundary. */
  override readLine(): { bytes: Uint8Array; done: boolean } {
    const { state, contentDecoder } = this.currentNode;
    if (state !== 'body' || !(contentDecoder instanceof PlainLines)) return super.readLine();
    const start = this.readPos;
    const next = endOfPlainLines(this.av, start);
    if (next === start) return super.readLine();
    this.readPos = next;
    const done = next >= this.av.length;
    const end = done ? next : next - (this.av[next - 2] === 0x0d ? 2 : 1);
    return { bytes: this.av.subarray(start, Math.max(start, end)), done };
  }

  override async processLine(line: Uint8Array, isFinal: boolean): Promise<void> {
    if (this.bodyBeganWithoutEmptyLine(line)) await this.take(emptyLine, false);
    await this.take(this.inUtf8(line), isFinal);
  }

  override collectNode(node: Node, alternative: unknown, related: boolean): Promise<void> {
    if (node.contentType.multipart && node.childNodes.length === 0 && !this.tooDeep) {
      // Its boundary is missing or never comes: the words before the first part are all there is.
      node.contentType = { multipart: false, parsed: { value: 'text/plain', params: {} } };
    }
    if (node.contentType.multipart && !node.parentNode) this.aroundParts = this.wordsOutside(node);
    return super.collectNode(node, alternative, related);
  }

  override isInlineTextNode(node: Node): boolean {
    const { value, params } = node.contentType.parsed;
    const type = bodyTypeOf(value);
    if (!type || node.contentDisposition.parsed.value === 'attachment' || isFile(node)) return false;
    if (node.content) {
      const labels = { charset: params['charset'] ?? null, format: params['format'] ?? null };
      const asked = { ...labels, mediaType: value, delSp: params['delsp'] ?? null, hint: this.hint };
      const text = new TextEncoder().encode(textOfPart(new Uint8Array(node.content), asked));
      node.content = text.buffer;
    }
    node.contentType.parsed = { value: type, params: { charset: 'utf-8' } };
    return true;
  }

  override collectAttachment(node: Node, content: ArrayBuffer, related: boolean, tooDeep: boolean): void {
    // Another form of the words, for programs that show nothing else.
    if (/^text\/(x-amp-html|watch-html)$/.test(node.contentType.parsed.value)) return;
    const { params } = node.contentDisposition.parsed;
    const name = fileName(node);
    if (name) params['filename'] = canonicalWords(name);
    super.collectAttachment(node, content, related, tooDeep);
  }

  private wordsOutside({ content }: Node): string {
    const labels = { mediaType: 'text/plain', charset: null, format: null, delSp: null, hint: this.hint };
    const words = content ? textOfPart(new Uint8Array(content), labels).trim() : '';
    return words.length < 200 && /\b(MIME|multi-?part)\b/i.test(words) ? '' : words;
  }

  private async take(line: Uint8Array, isFinal: boolean): Promise<void> {
    const before = this.currentNode;
    const wasHeader = before.state === 'header';
    await super.processLine(line, isFinal);
    if (wasHeader && before.state === 'body') before.contentDecoder = wholeDecoder(before);
    if (this.currentNode !== before) {
      this.partsLeftOut ||= ++this.parts > mostParts * 2;
      this.tooDeep ||= this.currentNode.depth >= deepestNesting - 1;
    }
    // Without boundaries the rest of the mail stays inside the last part instead of opening new ones.
    if (this.boundaries.length > 0 && (this.partsLeftOut || this.tooDeep)) this.boundaries = [];
  }

  /** A line that can be no header, above lines that are none either, is the first line of the body. */
  private bodyBeganWithoutEmptyLine(line: Uint8Array): boolean {
    if (this.currentNode.state !== 'header' || line.length === 0 || looksLikeHeader(line)) return false;
    // A boundary: the empty line before it is missing, or the part has no body.
    if (line[0] === 0x2d && line[1] === 0x2d) return true;
    const { headerLines, parentNode } = this.currentNode;
    // The envelope line of a mailbox file may stand before the headers of the mail.
    if (headerLines.length === 0) return parentNode !== undefined;
    if (line[0] === 0x20 || line[0] === 0x09) return false;
    return parentNode !== undefined || !looksLikeHeader(this.av.subarray(this.readPos, this.readPos + 200));
  }

  private inUtf8(line: Uint8Array): Uint8Array {
    if (this.currentNode.state !== 'header' || !line.some((byte) => byte > 0x7f || byte === 0x1b)) return line;
    return new TextEncoder().encode(decodeHeaderBytes(line, this.hint));
  }
}
