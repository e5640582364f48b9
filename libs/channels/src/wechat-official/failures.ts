import type { SendOutcome } from '../channel';
import { PlatformRefusal, PlatformUnreachable } from '../tencent/failures';

/** Something is wrong with the account or its settings, and every message will meet it until an admin acts. */
const ACCOUNT: Record<number, string> = {
  40001: 'wechat_token_rejected',
  40014: 'wechat_token_rejected',
  42001: 'wechat_token_rejected',
  40013: 'wechat_wrong_app_id',
  40125: 'wechat_wrong_secret',
  40164: 'wechat_ip_not_allowed',
  48001: 'wechat_no_permission',
  50002: 'wechat_account_limited',
};

/** This message, to this contact, will not be taken, however often it is tried. */
const MESSAGE: Record<number, string> = {
  45015: 'wechat_window_closed',
  45047: 'wechat_quota_used',
  43004: 'wechat_not_following',
  40003: 'wechat_not_following',
  40004: 'wechat_media_refused',
  40005: 'wechat_media_refused',
  40006: 'wechat_media_too_large',
  40007: 'wechat_media_refused',
  45001: 'wechat_media_too_large',
  45002: 'wechat_text_too_long',
  87014: 'wechat_content_refused',
};

/** Busy (-1) and called too often (45009, 45011): later it may be taken. */
const LATER = new Set([-1, 45009, 45011]);
const RETRIED_ACCOUNT = new Set([40001, 40014, 42001, 40164]);

/** The word for what is wrong with the account itself, for an admin, from an error or a SendOutcome's words; null for anything else. */
export function accountTrouble(from: unknown): string | null {
  if (from instanceof PlatformRefusal) return ACCOUNT[from.errcode] ?? null;
  return Object.values(ACCOUNT).find((word) => typeof from === 'string' && from.includes(word)) ?? null;
}

/**
 * What becomes of a message that met an error (DESIGN law 3). Codes come first so that screens can translate them; the platform's
 * own words follow.
 */
export function outcomeOf(error: unknown): SendOutcome {
  if (error instanceof PlatformUnreachable)
    return { state: error.maybeDone ? 'unknown' : 'retry', error: `wechat_unreachable: ${error.message}` };
  if (!(error instanceof PlatformRefusal)) throw error;
  const word = MESSAGE[error.errcode] ?? ACCOUNT[error.errcode] ?? 'wechat_refused';
  const later = LATER.has(error.errcode) || RETRIED_ACCOUNT.has(error.errcode);
  return {
    state: later ? 'retry' : 'refused',
    error: `${later && !ACCOUNT[error.errcode] ? 'wechat_busy' : word}: ${error.message}`,
  };
}
