import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutboundMessage } from '../channel';
import { isMailAddress, type EmailSettings } from './settings';
import { messageIdOf, referencesHeader } from './threading';

export interface ComposedMail {
  messageId: string;
  from: string;
  recipients: string[];
  source: ReturnType<MailComposer['compile']>;
}

/** A message that can never be sent as it is. */
export class NotSendable extends Error {}

/**
 * Builds the mail for an outbound message. Attachments are read from disk while sending.
 * @throws NotSendable for addresses that could break out of their header
 */
export function composeMail(settings: EmailSettings, message: OutboundMessage): ComposedMail {
  const to = [message.to.externalId, ...(message.alsoTo ?? [])].map(plainAddress);
  const cc = message.cc.map(plainAddress);
  const recipients = [...to, ...cc, ...(message.bcc ?? []).map(plainAddress)];
  const messageId = stableMessageId(message.messageId, settings.address);
  const composer = new MailComposer({
    messageId,
    from: {
      name: oneLine(message.from.name || settings.name),
      address: plainAddress(message.from.address ?? settings.address),
    },
    to: [{ name: oneLine(message.to.name ?? ''), address: to[0]! }, ...to.slice(1)],
    cc,
    replyTo: message.replyTo ? plainAddress(message.replyTo) : undefined,
    subject: oneLine(message.subject ?? ''),
    inReplyTo: messageIdOf(message.inReplyTo) ?? undefined,
    references: referencesHeader(message.references) || undefined,
    text: message.text,
    html: message.html ?? undefined,
    attachments: filesOf(message),
    headers: message.automatic ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' } : {},
    // A path is a file of ours, never an address to fetch.
    disableUrlAccess: true,
  });
  return { messageId, from: settings.address, recipients, source: composer.compile() };
}

function filesOf({ attachments, written = [] }: OutboundMessage) {
  const stored = attachments.map(({ name, mediaType, path, contentId }) => ({
    filename: oneLine(name),
    contentType: oneLine(mediaType),
    path,
    ...(contentId ? { cid: oneLine(contentId), contentDisposition: 'inline' as const } : {}),
  }));
  const made = written.map(({ name, mediaType, content }) => ({
    filename: oneLine(name),
    contentType: oneLine(mediaType),
    content,
  }));
  return [...stored, ...made];
}

/** Header text on one line: no control characters, so that nothing can start a header of its own (ASVS 1.3.11). */
function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function plainAddress(address: string): string {
  if (!isMailAddress(address))
    throw new NotSendable(`${JSON.stringify(address.slice(0, 100))} is no plain mail address`);
  return address;
}

/** The desk's id in the form of RFC 5322: the same for every attempt. */
function stableMessageId(id: string, address: string): string {
  const given = messageIdOf(id);
  if (given) return given;
  return `<${id.replace(/[^\w.-]/g, '')}@${address.slice(address.lastIndexOf('@') + 1)}>`;
}
