import { eventLine } from './calendar';
import type { FilePart } from './files';
import { boundedHtml, safeHtml } from './html';
import { textOfHtml } from './html-text';
import { mostParts, type Incomplete, type MimeMail } from './mime-reader';
import { readTnef } from './tnef';
import { takeUuFiles } from './uuencode';

/** Text above this many characters is cut; the raw mail keeps the rest. */
const longestText = 500_000;

/** What a mail says and the files it carries, each unpacked from where its mailer hid it. */
export interface Bodies {
  text: string;
  html: string | null;
  files: FilePart[];
  cut: Incomplete[];
}

/** The words, the cleaned HTML and the files of a mail. */
export function bodies({ email }: MimeMail): Bodies {
  const { text: words, files: uuFiles } = takeUuFiles(plainText(email.text ?? ''));
  const unpacked = withUnpacked(email.attachments.slice(0, mostParts).map(filePart));
  const source = email.html ?? unpacked.html ?? '';
  const html = cleanHtml(source.replaceAll('\u0000', ''));
  const plain = words.slice(0, longestText).trimEnd();
  const htmlText = html && (plain.trim() === '' || isPlaceholder(plain)) ? textOfHtml(html) : '';
  const files = [...unpacked.files, ...uuFiles.map(uuPart)];
  const cuts = [words.length > longestText ? 'too_large' : null, boundedHtml(source).cut] as const;
  const text = htmlText.length > plain.length * 2 || plain.trim() === '' ? htmlText : plain;
  return {
    text:
      text ||
      plainText(unpacked.text ?? '')
        .slice(0, longestText)
        .trimEnd() ||
      (invitation(files) ?? ''),
    html: html || null,
    files,
    cut: cuts.filter((cut) => cut !== null),
  };
}

/** A page of which nothing is left has its words in a tag that was never closed. */
function cleanHtml(source: string): string {
  return (
    safeHtml(source) || safeHtml(source.replace(/<\/?(?:title|textarea|noscript|select|xmp|object)\b[^<>]*>/gi, ' '))
  );
}

const plainText = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\u0000', '');

/** What programs write for readers without HTML instead of the message. */
function isPlaceholder(plain: string): boolean {
  return plain.length < 600 && placeholder.test(plain);
}

const placeholder =
  /does(?:n.t| not) (?:support|display) html|html[- ](?:compatible|capable|enabled)|view (?:this|the) (?:e-?mail|message) (?:in|with|online)|不支持\s?html|以\s?html\s?(?:格式|方式)|请使用.{0,20}(?:浏览器|客户端)/i;

function filePart({ filename, mimeType, contentId, content }: MimeMail['email']['attachments'][number]): FilePart {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as ArrayBuffer);
  return { filename, mimeType, contentId, content: bytes };
}

const uuPart = ({ name, content }: { name: string; content: Buffer }): FilePart => ({
  filename: name,
  mimeType: 'application/octet-stream',
  content,
});

interface Unpacked {
  files: FilePart[];
  text: string | null;
  html: string | null;
}

/** Outlook's winmail.dat gives way to what it holds; one that holds nothing readable stays. */
function withUnpacked(parts: FilePart[]): Unpacked {
  const unpacked: Unpacked = { files: [], text: null, html: null };
  for (const part of parts) {
    const tnef = isTnef(part) ? readTnef(part.content) : null;
    unpacked.text ??= tnef?.text ?? null;
    unpacked.html ??= tnef?.html ?? null;
    if (!tnef?.files.length && !tnef?.text && !tnef?.html) unpacked.files.push(part);
    for (const { name, mediaType, contentId, content } of tnef?.files ?? [])
      unpacked.files.push({ filename: name, mimeType: mediaType ?? 'application/octet-stream', contentId, content });
  }
  return unpacked;
}

function isTnef({ mimeType, filename }: FilePart): boolean {
  return /^application\/(vnd\.)?ms-tnef$/.test(mimeType) || /^winmail\.dat$/i.test(filename ?? '');
}

/** An invitation without words is told by its calendar. */
function invitation(files: FilePart[]): string | null {
  const calendar = files.find(({ mimeType }) => mimeType === 'text/calendar' || mimeType === 'application/ics');
  return calendar ? eventLine(calendar.content.toString('utf8')) : null;
}
