import { CallbackRefused } from '../tencent/refusal';
import { type MessageKey, openMessage } from '../tencent/sealed';
import type { WechatSettings } from './settings';
import { isSigned } from '../tencent/signature';
import { readFlatXml } from '../tencent/xml';

/** How far the platform's clock and ours may be apart: 5 minutes. */
export const SKEW_MS = 5 * 60_000;

/** What the platform puts behind our address. Times are whole seconds since 1970. */
export interface CallbackQuery {
  signature?: string;
  timestamp?: string;
  nonce?: string;
  echostr?: string;
  encrypt_type?: string;
  msg_signature?: string;
  openid?: string;
}

/**
 * Whether the same nonce with another body has to be refused, for twice the time the clocks may be apart. The plain signature does not
 * cover the body: where plain words are taken, whoever saw one signed address could send words of their own with it. With the same
 * body it is the platform trying again.
 */
export const needsNonces = ({ mode }: Pick<WechatSettings, 'mode'>): boolean => mode !== 'safe';

type Account = Pick<WechatSettings, 'appId' | 'token' | 'encodingAesKey' | 'mode'>;

/**
 * The check of our address when an admin saves it in the platform's console (「接入指南」): answers the echo. Throws `wrong_signature`
 * or `stale_timestamp`.
 */
export function answerEcho(account: Account, query: CallbackQuery, now: Date): string {
  checkSigned(account, query, now);
  return query.echostr ?? '';
}

export interface Callback {
  /** The message's XML as the platform wrote it. Null when it came encrypted and our key or AppID doesn't open it. */
  xml: Buffer | null;
  fault: CallbackRefused | null;
  encrypted: boolean;
}

/**
 * Checks signature and time of a pushed message and opens it. Throws when it isn't from the platform: `wrong_signature`,
 * `stale_timestamp`, or `not_encrypted` when an account in safe mode gets plain words. A message that is from the platform and can't
 * be opened is answered with its fault, so that it can be kept until the key is right (DESIGN law 2).
 */
export function openCallback(account: Account, query: CallbackQuery, body: Buffer, now: Date): Callback {
  checkSigned(account, query, now);
  if (query.encrypt_type !== 'aes') {
    if (account.mode === 'safe') throw new CallbackRefused('not_encrypted');
    return { xml: body, fault: null, encrypted: false };
  }
  const sealed = readFlatXml(body).get('Encrypt') ?? '';
  if (!isSigned(query.msg_signature, account.token, query.timestamp ?? '', query.nonce ?? '', sealed))
    throw new CallbackRefused('wrong_signature');
  try {
    return { xml: openMessage(keyOf(account), sealed), fault: null, encrypted: true };
  } catch (error) {
    if (error instanceof CallbackRefused) return { xml: null, fault: error, encrypted: true };
    throw error;
  }
}

/** Opens a body that was kept because its key was wrong when it came. Throws what is still wrong with it. */
export function openKept(account: Account, body: Buffer): Buffer {
  return openMessage(keyOf(account), readFlatXml(body).get('Encrypt') ?? '');
}

const keyOf = ({ encodingAesKey, appId }: Account): MessageKey => ({ encodingAesKey, receiver: appId });

function checkSigned({ token }: Account, { signature, timestamp = '', nonce = '' }: CallbackQuery, now: Date): void {
  if (!isSigned(signature, token, timestamp, nonce)) throw new CallbackRefused('wrong_signature');
  const at = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) * 1000 : NaN;
  if (!(Math.abs(now.getTime() - at) <= SKEW_MS)) throw new CallbackRefused('stale_timestamp');
}
