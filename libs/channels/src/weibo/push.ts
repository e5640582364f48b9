import { createHash } from 'node:crypto';
import { isSigned } from '../tencent/signature';
import { PushRefused } from './refusal';
import type { WeiboSettings } from './settings';

/** How far the platform's clock and ours may be apart: 5 minutes. */
export const SKEW_MS = 5 * 60_000;

/** What the platform puts behind our address. Its time is in milliseconds since 1970; some calls write seconds. */
export interface PushQuery {
  signature?: string;
  timestamp?: string;
  nonce?: string;
  echostr?: string;
}

type Account = Pick<WeiboSettings, 'appSecret'>;

/** The check of our address when an admin saves it on the platform (「粉丝服务平台开发接口接入指南」): answers the echo. */
export function answerWeiboEcho(account: Account, query: PushQuery, now: Date): string {
  checkPush(account, query, now);
  return query.echostr ?? '';
}

/**
 * Checks who signed a call and when: SHA-1 over AppSecret, time and nonce, sorted and joined, as on WeChat. Throws `wrong_signature`
 * or `stale_timestamp`.
 */
export function checkPush(
  { appSecret }: Account,
  { signature, timestamp = '', nonce = '' }: PushQuery,
  now: Date,
): void {
  if (!isSigned(signature, appSecret, timestamp, nonce)) throw new PushRefused('wrong_signature');
  if (!(Math.abs(now.getTime() - millisecondsOf(timestamp)) <= SKEW_MS)) throw new PushRefused('stale_timestamp');
}

/**
 * The id of a push. The platform gives none and asks to go by sender and time, in whole seconds; with the bytes beside them two
 * messages of one second stay two, and a repeated call stays one. Never empty.
 */
export const pushIdOf = (body: Buffer): string => `push:${createHash('sha256').update(body).digest('hex')}`;

function millisecondsOf(timestamp: string): number {
  if (/^\d{13}$/.test(timestamp)) return Number(timestamp);
  return /^\d{10}$/.test(timestamp) ? Number(timestamp) * 1000 : NaN;
}
