import { z } from 'zod';
import type { InboundAttachment, InboundMessage } from '../channel';
import { safeHtml } from '../email/html';
import { textOfHtml } from '../email/html-text';

/** Bytes of all files that may stand inside one message; larger ones are uploaded before. */
export const INLINE_FILES_BYTES = 5 * 1024 * 1024;
/** Bytes of the largest request: the files in base64, and what is said around them. */
export const LARGEST_MESSAGE = 8 * 1024 * 1024;

const LONGEST_TEXT = 100_000;
const FILES_AT_MOST = 20;

// Controls have no place in an id that people copy and logs show.
const label = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u);
const fileName = label(255);
const base64 = z.base64().max(Math.ceil((INLINE_FILES_BYTES * 4) / 3) + 4);

/** Who writes, as the program knows them. */
const contact = z.strictObject({
  id: label(200),
  name: label(120).nullish(),
  email: z.email().max(254).nullish(),
  phone: label(40).nullish(),
});
const file = z.union([
  z.strictObject({ name: fileName, content: base64 }),
  z.strictObject({ name: fileName, fileId: z.uuid() }),
]);

/** What a program posts. Nothing beside these fields is taken: a misspelt one must not be lost without a word. */
const postedMessage = z
  .strictObject({
    clientId: label(200),
    contact,
    /** One running ticket per contact and conversation; left out, the contact has one. */
    conversation: label(200).nullish(),
    /** Counts the messages of a conversation from 1, for programs that post several at a time. */
    sequence: z.int().min(1).nullish(),
    subject: label(300).nullish(),
    text: z.string().max(LONGEST_TEXT).default(''),
    html: z.string().max(500_000).nullish(),
    sentAt: z.iso.datetime({ offset: true }).nullish(),
    files: z.array(file).max(FILES_AT_MOST).default([]),
  })
  .refine(({ text, html, files }) => text.trim() !== '' || html || files.length > 0, {
    path: ['text'],
    message: 'nothing is said',
  })
  .refine(({ files }) => inlineBytes(files) <= INLINE_FILES_BYTES, { path: ['files'], message: 'too large' });

/** What a program tells beside messages: how far the contact has read. */
const postedEvent = z.strictObject({
  type: z.literal('read'),
  contact: contact.pick({ id: true }),
  conversation: label(200).nullish(),
  /** The last message of the desk that the contact has seen. */
  messageId: z.uuid(),
});
export type PostedEvent = z.output<typeof postedEvent>;

/** A file the message names: sent along, or uploaded before. */
export type PostedFile = { name: string } & ({ content: Buffer } | { fileId: string });

export interface ApiInbound extends InboundMessage {
  /** The program's own id of the message: the same one again is the same message. */
  clientId: string;
  /** '' for the contact's one conversation. */
  conversation: string;
  sequence: number | null;
  /** In the order they were named; `attachments` holds those that came along. */
  files: PostedFile[];
}

/** Thrown for a body that is no message: which fields are wrong, and the rule each of them breaks. */
export class NotAMessage extends Error {
  constructor(readonly fields: { path: string; rule: string }[]) {
    super(
      fields
        .map(({ path, rule }) => `${path || 'body'}: ${rule}`)
        .join(', ')
        .slice(0, 500),
    );
    this.name = 'NotAMessage';
  }
}

/** Reads a posted message. HTML is cleaned, and is the text where no text is given. Throws {@link NotAMessage}. */
export function readMessage(raw: Buffer): ApiInbound {
  const posted = parsed(postedMessage, raw);
  const html = posted.html ? safeHtml(posted.html) : null;
  const text = posted.text.trim() === '' && html ? textOfHtml(html) : posted.text;
  const files = posted.files.map(fileOf);
  const { id: externalId, name = null, email = null, phone = null } = posted.contact;
  return {
    from: { externalId, name, email, phone },
    subject: posted.subject ?? null,
    text,
    html,
    freshText: text,
    attachments: files.flatMap((one) => ('content' in one ? [inlineFile(one)] : [])),
    providerAt: posted.sentAt ? new Date(posted.sentAt) : null,
    threading: { messageId: null, references: [], tokens: [] },
    automatic: null,
    bounce: null,
    recipients: { to: [], cc: [] },
    clientId: posted.clientId,
    conversation: posted.conversation ?? '',
    sequence: posted.sequence ?? null,
    files,
  };
}

/** Reads a posted event. Throws {@link NotAMessage}. */
export const readEvent = (raw: Buffer): PostedEvent => parsed(postedEvent, raw);

function parsed<T>(schema: z.ZodType<T>, raw: Buffer): T {
  const result = schema.safeParse(json(raw));
  if (result.success) return result.data;
  throw new NotAMessage(result.error.issues.flatMap(fieldsOf).slice(0, 20));
}

/** Unknown fields are named one by one: the misspelt name is what the reader looks for. */
function fieldsOf(issue: z.core.$ZodIssue): { path: string; rule: string }[] {
  const path = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return [{ path, rule: issue.code }];
  return issue.keys.map((key) => ({ path: [path, key.slice(0, 60)].filter(Boolean).join('.'), rule: issue.code }));
}

function json(raw: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw));
  } catch {
    throw new NotAMessage([{ path: '', rule: 'not_json' }]);
  }
}

const fileOf = (file: z.output<typeof postedMessage>['files'][number]): PostedFile =>
  'content' in file ? { name: file.name, content: Buffer.from(file.content, 'base64') } : file;

const inlineFile = ({ name, content }: { name: string; content: Buffer }): InboundAttachment => ({
  name,
  mediaType: 'application/octet-stream',
  content,
  contentId: null,
  inline: false,
});

const inlineBytes = (files: readonly ({ content: string } | { fileId: string })[]): number =>
  files.reduce((sum, one) => sum + ('content' in one ? Math.floor((one.content.length * 3) / 4) : 0), 0);
