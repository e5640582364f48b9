import type { InboundMessage } from '../channel';
import { type Fields, idOf, readFields, textOf, timeOf, within } from './json';
import { PushRefused } from './refusal';

/** A file that lies at the platform (`mss/msget`). */
export interface WeiboFile {
  fid: string;
  kind: 'image' | 'voice';
}

/** What one pushed direct message or event says, with what only this channel needs. */
export interface WeiboPush extends InboundMessage {
  /** The uid it was written to. */
  account: string;
  file: WeiboFile | null;
  /** The event's name; null for a message. */
  event: string | null;
}

/**
 * Reads a push of 「接收普通消息」 and 「接收事件推送」. Its file is named, not fetched. Throws `bad_json` when sender or kind are missing.
 * Kinds the platform adds later keep their words.
 */
export function readPush(raw: Buffer): WeiboPush {
  const fields = readFields(raw);
  const [sender, account] = [idOf(fields, 'sender_id'), idOf(fields, 'receiver_id')];
  const kind = textOf(fields, 'type');
  if (!sender || !account || !kind) throw new PushRefused('bad_json', 'no sender, receiver or type');
  const inner = within(fields, 'data');
  const event =
    kind === 'event' ? textOf(inner, 'subtype').toLowerCase() || 'unknown' : kind === 'mention' ? kind : null;
  const text = event === null ? wordsOf(kind, fields, inner) : eventWords(event, inner);
  return {
    from: { externalId: sender, name: null, email: null, phone: null },
    subject: null,
    text,
    html: null,
    freshText: text,
    attachments: [],
    providerAt: timeOf(textOf(fields, 'created_at')),
    threading: { messageId: null, references: [], tokens: [] },
    automatic: event === null ? null : 'event',
    bounce: null,
    recipients: { to: [account], cc: [] },
    account,
    file: fileOf(kind, inner),
    event,
  };
}

type Words = (fields: Fields, inner: Fields) => string;

const WORDS: Record<string, Words> = {
  text: (fields) => textOf(fields, 'text'),
  image: () => '[图片]',
  voice: () => '[语音]',
  position: (fields, inner) =>
    ['[位置]', textOf(fields, 'text'), `${textOf(inner, 'latitude')}, ${textOf(inner, 'longitude')}`]
      .filter((part) => part.replace(/[ ,]/g, ''))
      .join('\n'),
};

const EVENT_WORDS: Record<string, string> = {
  follow: '[关注了微博]',
  unfollow: '[取消关注微博]',
  subscribe: '[订阅了粉丝服务]',
  unsubscribe: '[取消订阅粉丝服务]',
  click: '[点击菜单]',
  view: '[打开菜单链接]',
  scan: '[扫描二维码]',
  scan_follow: '[扫描二维码并关注]',
  mention: '[@了账号]',
};

const wordsOf = (kind: string, fields: Fields, inner: Fields): string =>
  WORDS[kind]?.(fields, inner) ?? `[${kind}]\n${textOf(fields, 'text')}`.trim();

const eventWords = (event: string, inner: Fields): string =>
  `${EVENT_WORDS[event] ?? `[${event}]`} ${textOf(inner, 'key')}`.trim();

function fileOf(kind: string, inner: Fields): WeiboFile | null {
  // The one who receives sees a file by `tovfid`; `vfid` is the sender's.
  const fid = idOf(inner, 'tovfid');
  return fid && (kind === 'image' || kind === 'voice') ? { fid, kind } : null;
}
