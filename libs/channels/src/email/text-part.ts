import { decodeBytes } from './charset';

export type BodyType = 'text/plain' | 'text/html';

/** How the sender described a text part. */
export interface TextLabels {
  mediaType: string;
  charset: string | null;
  format: string | null;
  delSp: string | null;
  /** What the rest of the mail is written in. */
  hint: string | null;
}

const plainTypes =
  /^(text|plain|text\/(plain|plaintext|txt|unknown|ascii|us-ascii|utf-8|markdown|x-markdown|enriched|richtext)|plain\/text)$/;
const htmlTypes = /^(html|text\/htm|text\/html|html\/text|text\/xhtml|application\/xhtml\+xml)$/;

/** How a part's words are shown, null when the part is a file. Old and careless mailers have many names for text. */
export function bodyTypeOf(mediaType: string): BodyType | null {
  if (htmlTypes.test(mediaType)) return 'text/html';
  return mediaType === '' || plainTypes.test(mediaType) ? 'text/plain' : null;
}

/** The words of a part: decoded, unflowed (RFC 3676), and without the commands of enriched text (RFC 1896). */
export function textOfPart(bytes: Uint8Array, { mediaType, charset, format, delSp, hint }: TextLabels): string {
  const text = decodeBytes(bytes, charset, metaCharset(bytes) ?? hint).replace(/\r\n?/g, '\n');
  if (/^text\/(enriched|richtext)$/.test(mediaType)) return unenriched(text);
  return /^flowed$/i.test(format ?? '') ? unflowed(text, /^yes$/i.test(delSp ?? '')) : text;
}

/** The charset an HTML page names for itself. */
function metaCharset(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 2_048)).toString('latin1');
  return /<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w:.-]{2,40})/i.exec(start)?.[1] ?? null;
}

/**
 * Joins lines that end in a space, each quote depth for itself: a quoted line never swallows the answer below it
 * (RFC 3676 section 4.5).
 */
function unflowed(text: string, delSp: boolean): string {
  const paragraphs: { depth: number; pieces: string[]; open: boolean }[] = [];
  for (const line of text.split('\n')) {
    const depth = /^>*/.exec(line)![0].length;
    const content = line.slice(depth).replace(/^ /, '');
    const open = content.endsWith(' ') && content !== '-- ';
    const piece = open && delSp ? content.slice(0, -1) : content;
    const last = paragraphs.at(-1);
    if (last?.open && last.depth === depth && content !== '-- ') {
      last.pieces.push(piece);
      last.open = open;
    } else paragraphs.push({ depth, pieces: [piece], open });
  }
  return paragraphs.map(({ depth, pieces }) => `${quoteMarks(depth)}${pieces.join('')}`).join('\n');
}

const quoteMarks = (depth: number): string => (depth === 0 ? '' : `${'>'.repeat(depth)} `);

function unenriched(text: string): string {
  return text.replace(/<<|<\/?[a-z-]{1,60}>|(?<!\n)\n(?!\n)|\n\n/gi, (found) => {
    if (found === '<<') return '<';
    if (/^<(nl|\/paragraph)>$/i.test(found)) return '\n';
    return found.startsWith('<') ? '' : found === '\n' ? ' ' : '\n';
  });
}
