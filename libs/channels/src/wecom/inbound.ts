import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { InboundMessage } from '../channel';
import { CallbackRefused } from '../tencent/refusal';
import type { StreamEntry } from './api';
import { type KfEvent, readEvent } from './events';
import { wordsOf } from './words';

/** A file that lies at the platform for three days. */
export interface MediaReference {
  mediaId: string;
  name: string;
}

/** What one entry of the stream says, with what only this channel needs. */
export interface WecomInbound extends InboundMessage {
  media: MediaReference | null;
  /** Something that happened; null for words. */
  event: KfEvent | null;
  /** The person in the company who answered from WeCom itself; null when the contact or the platform speaks. */
  servicer: string | null;
}

const ENTRY = z.looseObject({
  msgid: z.string().min(1).max(128),
  external_userid: z
    .string()
    .regex(/^[A-Za-z0-9_@.-]{1,128}$/)
    .optional(),
  send_time: z.number().int().optional(),
  /** 3 the contact, 4 the platform, 5 somebody of the company in WeCom. */
  origin: z.number().int().optional(),
  servicer_userid: z.string().max(128).optional(),
  msgtype: z.string().min(1).max(64),
});

const FILES: Record<string, string> = { image: 'image.jpg', voice: 'voice.amr', video: 'video.mp4', file: 'file' };
const FROM_COMPANY = 5;
const EARLIEST_MS = Date.UTC(2020, 0, 1);

/** The id of an entry: the platform's msgid; for an entry without one the hash of its words. Never empty. */
export function externalIdOf(entry: StreamEntry): string {
  const { msgid } = entry;
  if (typeof msgid === 'string' && msgid.length > 0 && msgid.length <= 128) return msgid;
  return `unread:${createHash('sha256').update(JSON.stringify(entry)).digest('hex')}`;
}

/** Whom an entry is about, before it is read: entries of one contact must stay in their order. '' when it names nobody. */
export function contactOf({ external_userid: contact, event }: StreamEntry): string {
  const inner = (event as { external_userid?: unknown } | null | undefined)?.external_userid;
  return typeof contact === 'string' ? contact : typeof inner === 'string' ? inner : '';
}

/**
 * Reads one stored entry of the stream (「读取消息」). Its files are named, not fetched. Something that happens to the account and
 * not to a contact is from nobody, ''. Throws `bad_entry` when it is no JSON, or words from nobody.
 */
export function readInbound(raw: Buffer): WecomInbound {
  const entry = parsed(raw);
  const event = entry.msgtype === 'event' ? readEvent(entry) : null;
  const contact = entry.external_userid ?? event?.contact ?? '';
  if (!contact && !event) throw new CallbackRefused('bad_entry', `no contact in a ${entry.msgtype}`);
  const servicer = entry.origin === FROM_COMPANY ? (entry.servicer_userid ?? '') : null;
  const text = event?.words ?? wordsOf(entry.msgtype, entry);
  return {
    from: { externalId: contact, name: null, email: null, phone: null },
    subject: null,
    text,
    html: null,
    freshText: text,
    attachments: [],
    providerAt: timeOf(entry.send_time),
    threading: { messageId: null, references: [], tokens: [] },
    automatic: event || servicer !== null ? 'event' : null,
    bounce: null,
    recipients: { to: [], cc: [] },
    media: event ? null : mediaOf(entry),
    event,
    servicer,
  };
}

function parsed(raw: Buffer): z.infer<typeof ENTRY> {
  try {
    return ENTRY.parse(JSON.parse(raw.toString('utf8')));
  } catch (error) {
    throw new CallbackRefused('bad_entry', (error as Error).message.slice(0, 200));
  }
}

function mediaOf(entry: z.infer<typeof ENTRY>): MediaReference | null {
  const name = FILES[entry.msgtype];
  const { media_id: mediaId } = (entry[entry.msgtype] ?? {}) as { media_id?: unknown };
  return name && typeof mediaId === 'string' && mediaId ? { mediaId, name } : null;
}

function timeOf(seconds: number | undefined): Date | null {
  const at = (seconds ?? NaN) * 1000;
  return at >= EARLIEST_MS && at < 8.64e15 ? new Date(at) : null;
}
