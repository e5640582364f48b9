import { createHash } from 'node:crypto';
import type { InboundMessage } from '../channel';
import { CallbackRefused } from '../tencent/refusal';
import { readFlatXml } from '../tencent/xml';

/** A file that lies at the platform for three days: 「获取临时素材」. */
export interface MediaReference {
  mediaId: string;
  kind: 'image' | 'voice' | 'video';
}

/** What one pushed message says, with what only this channel needs. */
export interface WechatInbound extends InboundMessage {
  /** The account's original id (gh_…), which a passive answer comes from. */
  account: string;
  media: MediaReference | null;
  /** The event's name in lower case; null for a message. */
  event: string | null;
  /** What was pressed or opened; empty where the event names nothing. */
  eventKey: string;
  /** The scene of the code that was scanned, also by who followed the account with it; null for everything else. */
  scene: string | null;
}

const OPENID = /^[A-Za-z0-9_-]{6,64}$/;
const FOLLOWED_BY = 'qrscene_';
const EARLIEST_MS = Date.UTC(2012, 0, 1);

/**
 * The id of a pushed message: MsgId, or for events sender, time and event's name, as the platform asks to tell repeats apart
 * (「接收普通消息」, 「接收事件推送」). What can't be read is known by the hash of its bytes, so that it can be kept. Never empty.
 */
export function externalIdOf(xml: Buffer): string {
  try {
    const fields = readFlatXml(xml);
    const [sender, at, event] = ['FromUserName', 'CreateTime', 'Event'].map((name) => fields.get(name)?.trim());
    const id = fields.get('MsgId')?.trim() || (event && `${sender}:${at}:${event}`);
    if (id && id.length <= 200) return id;
  } catch (error) {
    if (!(error instanceof CallbackRefused)) throw error;
  }
  return `unread:${createHash('sha256').update(xml).digest('hex')}`;
}

/**
 * Reads a pushed message or event. Its files are named, not fetched. Words in brackets are those WeChat itself shows for what is not
 * text. Throws `bad_xml` when sender or kind are missing.
 */
export function readInbound(xml: Buffer): WechatInbound {
  const fields = readFlatXml(xml);
  const field = (name: string): string => fields.get(name)?.trim() ?? '';
  const [sender, kind] = [field('FromUserName'), field('MsgType')];
  if (!OPENID.test(sender) || !kind) throw new CallbackRefused('bad_xml', 'no sender or no kind');
  const event = kind === 'event' ? field('Event').toLowerCase() : null;
  const text =
    event === null ? (fields.get(kind === 'text' ? 'Content' : '') ?? wordsFor(kind, field)) : eventWords(event, field);
  return {
    from: { externalId: sender, name: null, email: null, phone: null },
    subject: null,
    text,
    html: null,
    freshText: text,
    attachments: [],
    providerAt: timeOf(field('CreateTime')),
    threading: { messageId: null, references: [], tokens: [] },
    automatic: event === null ? null : 'event',
    bounce: null,
    recipients: { to: [field('ToUserName')], cc: [] },
    account: field('ToUserName'),
    media: mediaOf(kind, field('MediaId')),
    event,
    eventKey: field('EventKey'),
    scene: sceneOf(event, field('EventKey')),
  };
}

/** 「扫描带参数二维码事件」: bare when a follower scans, with a prefix when somebody follows by scanning. */
function sceneOf(event: string | null, key: string): string | null {
  if (event === 'scan') return key || null;
  return event === 'subscribe' && key.startsWith(FOLLOWED_BY) ? key.slice(FOLLOWED_BY.length) || null : null;
}

type Field = (name: string) => string;

const MEDIA: Record<string, MediaReference['kind']> = {
  image: 'image',
  voice: 'voice',
  video: 'video',
  shortvideo: 'video',
};

const WORDS: Record<string, (field: Field) => string> = {
  image: () => '[图片]',
  voice: (field) => lines('[语音]', field('Recognition')),
  video: () => '[视频]',
  shortvideo: () => '[小视频]',
  location: (field) => lines(`[位置] ${field('Label')}`.trim(), `${field('Location_X')}, ${field('Location_Y')}`),
  link: (field) => lines(`[链接] ${field('Title')}`.trim(), field('Description'), field('Url')),
};

const EVENT_WORDS: Record<string, (field: Field) => string> = {
  subscribe: () => '[关注了公众号]',
  unsubscribe: () => '[取消关注公众号]',
  click: (field) => `[点击菜单] ${field('EventKey')}`.trim(),
  view: (field) => `[打开菜单链接] ${field('EventKey')}`.trim(),
  scan: (field) => `[扫描二维码] ${field('EventKey')}`.trim(),
  enter: () => '[进入公众号会话]',
};

/** A kind that came after this was written is kept with its name and title. */
const wordsFor = (kind: string, field: Field): string => WORDS[kind]?.(field) ?? lines(`[${kind}]`, field('Title'));

const eventWords = (event: string, field: Field): string => EVENT_WORDS[event]?.(field) ?? `[${event}]`;

const lines = (...parts: string[]): string => parts.filter(Boolean).join('\n');

const mediaOf = (kind: string, mediaId: string): MediaReference | null =>
  mediaId && MEDIA[kind] ? { mediaId, kind: MEDIA[kind] } : null;

function timeOf(seconds: string): Date | null {
  const at = /^\d{1,12}$/.test(seconds) ? Number(seconds) * 1000 : NaN;
  return at >= EARLIEST_MS && at < 8.64e15 ? new Date(at) : null;
}
