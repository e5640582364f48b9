import type { InboundMessage } from '../channel';
import { isFlaggedAsSpam, senderChecks } from './authentication';
import { automaticKind } from './automatic';
import { bodies } from './bodies';
import { bounceDetails, tellsOfDelivery } from './bounce';
import { decodeWords } from './encoded-words';
import { attachmentsOf, type FilePart } from './files';
import { forwardedFrom, isForward } from './forwarded';
import { mostParts, readMime, type Incomplete, type MimeMail } from './mime-reader';
import { addressesOf, peopleOf } from './people';
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

/**
 * Turns a raw mail into what the one door needs. Pure work without a time limit of its own: call it through the
 * parser pool.
 * @throws Error when the bytes carry no header of a mail
 */
export async function readMail(raw: Uint8Array, envelope: MailEnvelope): Promise<InboundMessage> {
  const mime = await readMime(raw);
  const headers = firstHeaders(mime);
  if (!mailHeaders.some((name) => headers.has(name))) throw new Error('none of the headers of a mail');
  const all = (name: string) => mime.email.headers.filter(({ key }) => key === name).map(({ value }) => value);
  const returnPath = envelope.mailFrom ?? returnPathOf(headers);
  const { from, to, cc, replyTo } = peopleOf(all, returnPath, envelope.rcptTo);
  const { text, html, files, cut } = bodies(mime);
  const subject = subjectOf(headers);
  const automatic = automaticKind({
    headers,
    returnPath,
    reports: files.map(({ mimeType }) => mimeType),
    delivered: tellsOfDelivery(reportParts(files)),
    fromAddress: from.email ?? headers.get('from') ?? null,
    subject,
  });
  return {
    from,
    subject,
    text,
    html,
    // What is passed on is new to the desk, quote or not.
    freshText: isForward(subject) ? text.trim() : freshText(text),
    attachments: attachmentsOf(files, html),
    providerAt: statedDate(headers.get('date')),
    threading: threadingOf(headers, [...to, ...addressesOf(all('cc')), ...envelope.rcptTo]),
    automatic,
    bounce:
      automatic === 'bounce' ? bounceDetails(reportParts(files), headers, text, [...to, ...envelope.rcptTo]) : null,
    recipients: { to, cc },
    replyTo: automatic ? null : replyTo,
    forwarded: automatic ? null : forwardedFrom({ subject, text, sender: from.email, nestedMails: nestedMails(files) }),
    authentication: senderChecks(all('authentication-results')),
    flaggedAsSpam: isFlaggedAsSpam(headers),
    incomplete: [...new Set([...cut, ...incompleteOf(mime, envelope)])],
  };
}

const threadingOf = (headers: ReadonlyMap<string, string>, writtenTo: string[]): InboundMessage['threading'] => ({
  messageId: messageIdOf(headers.get('message-id')),
  references: referencesOf(headers.get('in-reply-to'), headers.get('references')),
  tokens: tokensIn(writtenTo),
});

function firstHeaders({ email }: MimeMail): Map<string, string> {
  const first = new Map<string, string>();
  for (const { key, value } of email.headers) if (!first.has(key)) first.set(key, value);
  return first;
}

function subjectOf(headers: ReadonlyMap<string, string>): string | null {
  const subject = decodeWords((headers.get('subject') ?? '').slice(0, 20_000))
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return subject === '' ? null : subject.slice(0, 1_000);
}

function returnPathOf(headers: ReadonlyMap<string, string>): string | null {
  const value = headers.get('return-path')?.slice(0, 1_000);
  return value === undefined ? null : value.trim() === '<>' ? '' : value.replace(/[<>\s]/g, '') || null;
}

function nestedMails(files: FilePart[]): Buffer[] {
  return files.filter(({ mimeType }) => /^message\/(rfc822|global)$/.test(mimeType)).map(({ content }) => content);
}

function reportParts(files: FilePart[]) {
  return files.map(({ mimeType, content }) => ({ mediaType: mimeType, content }));
}

/** Between 1990 and 2200, and with a zone; anything else is nonsense of a broken clock. */
function statedDate(value: string | undefined): Date | null {
  const stated = (value ?? '')
    .slice(0, 200)
    .replace(/\([^)]*\)/g, '')
    .trim();
  if (!/(?:[+-]\d\d:?\d\d|GMT|UTC?|Z|[ECMP][SD]T)$/i.test(stated)) return null;
  const date = new Date(stated);
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
