import { CallbackRefused } from '../tencent/refusal';
import { type MessageKey, openMessage } from '../tencent/sealed';
import { isSigned } from '../tencent/signature';
import { readFlatXml } from '../tencent/xml';
import type { WecomSettings } from './settings';

/** How far the platform's clock and ours may be apart: 5 minutes. */
const SKEW_MS = 5 * 60_000;

/** What the platform puts behind our address. Times are whole seconds since 1970. */
export interface CallbackQuery {
  msg_signature?: string;
  timestamp?: string;
  nonce?: string;
  echostr?: string;
}

type Account = Pick<WecomSettings, 'corpId' | 'token' | 'encodingAesKey'>;

/**
 * The check of our address when an admin saves it (「回调配置」): the echo comes sealed and is answered open. Throws `wrong_signature`,
 * `stale_timestamp`, `wrong_key` or `wrong_receiver`.
 */
export function answerEcho(account: Account, query: CallbackQuery, now: Date): string {
  checkSigned(account, query, query.echostr ?? '', now);
  return openMessage(keyOf(account), query.echostr ?? '').toString('utf8');
}

/** The platform says that there is something to fetch, and for which account. It never says what. */
export interface Nudge {
  openKfId: string;
  /** Lets the next fetch go without the strict limit on calls, for ten minutes. */
  token: string | null;
}

export type Called =
  | { kind: 'nudge'; nudge: Nudge }
  /** Signed by the platform and about something else. */
  | { kind: 'other'; event: string }
  /** From the platform, and our key or CorpID doesn't open it. */
  | { kind: 'unreadable'; fault: CallbackRefused };

/**
 * Checks signature and time of a call and reads it (「接收消息和事件」). The signature covers the sealed body, so an overheard address
 * carries no other words. Throws `wrong_signature`, `stale_timestamp`, `bad_xml` or `too_large`.
 */
export function openCall(account: Account, query: CallbackQuery, body: Buffer, now: Date): Called {
  const sealed = readFlatXml(body).get('Encrypt') ?? '';
  checkSigned(account, query, sealed, now);
  try {
    return read(readFlatXml(openMessage(keyOf(account), sealed)));
  } catch (error) {
    if (error instanceof CallbackRefused) return { kind: 'unreadable', fault: error };
    throw error;
  }
}

function read(fields: ReadonlyMap<string, string>): Called {
  const [event = '', openKfId = '', token = ''] = ['Event', 'OpenKfId', 'Token'].map((name) =>
    fields.get(name)?.trim(),
  );
  if (event !== 'kf_msg_or_event' || !openKfId) return { kind: 'other', event: event.slice(0, 64) };
  return { kind: 'nudge', nudge: { openKfId, token: token && token.length <= 128 ? token : null } };
}

const keyOf = ({ encodingAesKey, corpId }: Account): MessageKey => ({ encodingAesKey, receiver: corpId });

function checkSigned(account: Account, query: CallbackQuery, sealed: string, now: Date): void {
  const { msg_signature: signature, timestamp = '', nonce = '' } = query;
  if (!sealed || !isSigned(signature, account.token, timestamp, nonce, sealed))
    throw new CallbackRefused('wrong_signature');
  const at = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) * 1000 : NaN;
  if (!(Math.abs(now.getTime() - at) <= SKEW_MS)) throw new CallbackRefused('stale_timestamp');
}
