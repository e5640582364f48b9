import PostalMime from 'postal-mime';
import type { InboundAttachment, InboundMessage } from '../channel';
import { automaticKind } from './automatic';
import { bounceDetails } from './bounce';
import { canonicalWords, decodeWords } from './encoded-words';
import { boundedHtml, safeHtml } from './html';
import { textOfHtml } from './html-text';
import { mostParts, readMime, type Incomplete, type MimeMail } from './mime-reader';
import { freshText } from './quotes';
import { tokensIn } from './reply-address';
import { messageIdOf, referencesOf } from './threading';

/** What the transport said beside the bytes, as far as reading a mail needs it. */
export interface MailEnvelope {
  /** '' is the null return path, null is unknown. */
  mailFrom: string | null;
  rcptTo: string[];
  truncated: boolean;
}

/** Bytes with none of these are no mail; showing them as an empty message would hide them. */
const mailHeaders = ['from', 'to', 'subject', 'date', 'message-id', 'sender', 'received'];

/** Text above this many characters is cut; the raw mail keeps the rest. */
const longestText = 500_000;

/**
 * Turns a raw mail into what the one door needs. Pure work without a time limit of its own: call it through the
 * parser pool.
 * @throws Error when the bytes carry no header of a mail
 */
export async function readMail(raw: Uint8Array, envelope: MailEnvelope): Promise<InboundMessage> {
  const mime = await readMime(raw);
  const headers = firstHeaders(mime);
  if (!mailHeaders.some((name) => headers.has(name))) throw new Error('none of the headers of a mail');
  const addresses = readAddresses(mime, envelope);
  const { text, html, cut } = bodies(mime);
  const automatic = automaticKind({
    headers,
    returnPath: envelope.mailFrom ?? returnPathOf(headers),
    hasDeliveryReport: mime.email.attachments.some(({ mimeType }) => /delivery-status$/.test(mimeType)),
    fromAddress: addresses.from.email,
    subject: subjectOf(headers),
  });
  return {
    from: addresses.from,
    subject: subjectOf(headers),
    text,
    html,
    freshText: freshText(text),
    attachments: attachmentsOf(mime),
    providerAt: statedDate(headers.get('date')),
    threading: {
      messageId: messageIdOf(headers.get('message-id')),
      references: referencesOf(headers.get('in-reply-to'), headers.get('references')),
      tokens: tokensIn([...addresses.to, ...addresses.cc, ...envelope.rcptTo]),
    },
    automatic,
    bounce: automatic === 'bounce' ? bounceDetails(reportParts(mime), headers, text) : null,
    recipients: { to: addresses.to, cc: addresses.cc },
    incomplete: [...new Set([...cut, ...incompleteOf(mime, envelope)])],
  };
}

function firstHeaders({ email }: MimeMail): Map<string, string> {
  const first = new Map<string, string>();
  for (const { key, value } of email.headers) if (!first.has(key)) first.set(key, value);
  return first;
}

function subjectOf(headers: ReadonlyMap<string, string>): string | null {
  const subject = decodeWords(headers.get('subject') ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return subject === '' ? null : subject.slice(0, 1_000);
}

function returnPathOf(headers: ReadonlyMap<string, string>): string | null {
  const value = headers.get('return-path');
  return value === undefined ? null : value.trim() === '<>' ? '' : value.replace(/[<>\s]/g, '') || null;
}

interface Addresses {
  from: InboundMessage['from'];
  to: string[];
  cc: string[];
}

function readAddresses({ email }: MimeMail, envelope: MailEnvelope): Addresses {
  const all = (name: string) => email.headers.filter(({ key }) => key === name).map(({ value }) => value);
  const sender = [...mailboxes(all('from')), ...mailboxes(all('sender'))].find(({ address }) => address.includes('@'));
  const address = sender?.address.toLowerCase() ?? (envelope.mailFrom || null);
  const name = sender?.name.trim() || null;
  return {
    // A mail with no readable sender keeps a name of its own, since an identity is never empty.
    from: { externalId: address ?? 'unknown-sender', name, email: address, phone: null },
    to: mailboxes(all('to')).map(({ address: to }) => to),
    cc: mailboxes(all('cc')).map(({ address: cc }) => cc),
  };
}

function mailboxes(values: string[]): { name: string; address: string }[] {
  const flat = (address: PostalMime.Address) => address.group ?? [address];
  return values
    .flatMap((value) => PostalMime.addressParser(canonicalWords(value.slice(0, 100_000))).flatMap(flat))
    .map(({ name, address }) => ({ name: name.slice(0, 200), address: (address ?? '').trim().slice(0, 320) }))
    .filter(({ address }) => address !== '')
    .slice(0, 500);
}

interface Bodies {
  text: string;
  html: string | null;
  cut: Incomplete[];
}

function bodies({ email }: MimeMail): Bodies {
  const html = email.html ? safeHtml(email.html) : '';
  const plain = (email.text ?? '').slice(0, longestText).replace(/\r\n?/g, '\n').replaceAll('\u0000', '').trimEnd();
  const cuts = [
    (email.text?.length ?? 0) > longestText ? 'too_large' : null,
    boundedHtml(email.html ?? '').cut,
  ] as const;
  return {
    text: plain.trim() === '' && html ? textOfHtml(html) : plain,
    html: html || null,
    cut: cuts.filter((cut) => cut !== null),
  };
}

function attachmentsOf({ email }: MimeMail): InboundAttachment[] {
  return email.attachments.slice(0, mostParts).map((part, index) => ({
    name: safeName(part.filename) ?? defaultName(part.mimeType, index),
    mediaType: /^[\w.+-]+\/[\w.+-]+$/.test(part.mimeType) ? part.mimeType : 'application/octet-stream',
    content: bufferOf(part.content),
    contentId: part.contentId?.replace(/[<>\s]/g, '') || null,
    inline: part.disposition === 'inline' || part.related === true,
  }));
}

/** A name for people and for saving: no path, no control or direction-changing characters. */
function safeName(name: string | null): string | null {
  const base = (name ?? '').split(/[/\\]/).at(-1)!;
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out
  const clean = base.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  return clean === '' || /^\.+$/.test(clean) ? null : clean.slice(0, 200);
}

function defaultName(mediaType: string, index: number): string {
  if (mediaType === 'message/rfc822') return `mail-${index + 1}.eml`;
  return `attachment-${index + 1}${/^text\//.test(mediaType) ? '.txt' : ''}`;
}

function bufferOf(content: ArrayBuffer | Uint8Array | string): Buffer {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? Buffer.from(content) : Buffer.from(content);
}

function reportParts({ email }: MimeMail) {
  return email.attachments.map(({ mimeType, content }) => ({ mediaType: mimeType, content: bufferOf(content) }));
}

/** Between 1990 and 2200; anything else is nonsense of a broken clock. */
function statedDate(value: string | undefined): Date | null {
  const date = new Date(value?.replace(/\s*\([^)]*\)\s*$/, '') ?? '');
  return date.getFullYear() >= 1990 && date.getFullYear() <= 2200 ? date : null;
}

function incompleteOf({ email, incomplete }: MimeMail, { truncated }: MailEnvelope): Incomplete[] {
  const tooMany = email.attachments.length > mostParts && !incomplete.includes('too_many_parts');
  return [
    ...incomplete,
    ...(tooMany ? (['too_many_parts'] as const) : []),
    ...(truncated ? (['too_large'] as const) : []),
  ];
}
