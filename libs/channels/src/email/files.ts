import type { InboundAttachment } from '../channel';
import { repairedLatin } from './charset';
import { decodeWords } from './encoded-words';
import { headField } from './mail-head';

/** A part that is a file, as the parser or the unpackers hand it over. */
export interface FilePart {
  filename: string | null;
  mimeType: string;
  contentId?: string | null;
  content: Buffer;
}

/**
 * The attachments of a mail with names for people. A picture counts as inline only when the HTML shows it: Apple Mail
 * calls every PDF inline, and a file nobody shows would be a file nobody finds.
 * @param html after `safeHtml`
 */
export function attachmentsOf(parts: readonly FilePart[], html: string | null): InboundAttachment[] {
  const shown = shownIds(html ?? '');
  return parts.map((part, index) => {
    const contentId = (part.contentId ?? '').replace(/[<>\s\p{Cc}]/gu, '').slice(0, 400) || null;
    return {
      name: safeName(part.filename) ?? defaultName(part, index),
      mediaType: /^[\w.+-]+\/[\w.+-]+$/.test(part.mimeType) ? part.mimeType : 'application/octet-stream',
      content: part.content,
      contentId,
      inline: contentId !== null && shown.has(contentId),
    };
  });
}

function shownIds(html: string): Set<string> {
  return new Set([...html.matchAll(/ data-cid="cid:([^"]{1,800})"/g)].map(([, id]) => id!.replaceAll('&amp;', '&')));
}

/** A name for people and for saving: no path, no control or direction-changing characters. */
function safeName(name: string | null): string | null {
  const base = repairedLatin(unescaped(name ?? ''))
    .split(/[/\\]/)
    .at(-1)!;
  const clean = base.replace(/[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu, '').trim();
  return clean === '' || /^\.+$/.test(clean) ? null : clean.slice(0, 200);
}

/** Some mailers write a name as in an address line of a browser. */
function unescaped(name: string): string {
  if (!/%[89a-f][0-9a-f]/i.test(name)) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const extensions: Record<string, string> = {
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/ics': 'ics',
  'application/ms-tnef': 'dat',
  'application/pgp-signature': 'asc',
  'application/pgp-encrypted': 'asc',
  'application/pgp-keys': 'asc',
  'application/pkcs7-signature': 'p7s',
  'application/x-pkcs7-signature': 'p7s',
  'application/pkcs7-mime': 'p7m',
  'application/x-pkcs7-mime': 'p7m',
  'audio/mpeg': 'mp3',
  'image/gif': 'gif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'text/html': 'html',
  'text/vcard': 'vcf',
  'text/x-vcard': 'vcf',
};

function defaultName({ mimeType, content }: FilePart, index: number): string {
  if (/^message\/(rfc822|global)$/.test(mimeType)) return `${mailName(content) ?? `mail-${index + 1}`}.eml`;
  if (/^message\/(global-)?delivery-status$/.test(mimeType)) return 'delivery-status.txt';
  if (/^(text|message)\/rfc822-headers$/.test(mimeType)) return 'headers.txt';
  const extension = extensions[mimeType] ?? (mimeType.startsWith('text/') ? 'txt' : null);
  return `${extension === 'ics' ? 'invite' : 'attachment'}-${index + 1}${extension ? `.${extension}` : ''}`;
}

/** A nested mail is known by its subject. */
function mailName(mail: Buffer): string | null {
  const subject = decodeWords(headField(mail, 'subject') ?? '').replace(/[/\\:*?"<>|\s]+/g, ' ');
  return safeName(subject.slice(0, 100));
}
