import type { SendOutcome } from '../channel';

/** The platform answered with an error code (「Error code」). */
export class WeiboRefusal extends Error {
  constructor(
    readonly code: number,
    words: string,
  ) {
    super(`${code} ${words.replace(/\s+/g, ' ').slice(0, 200)}`);
    this.name = 'WeiboRefusal';
  }
}

/** No answer, or none that can be understood. `maybeDone` when the request may have been carried out all the same. */
export class WeiboUnreachable extends Error {
  constructor(
    readonly maybeDone: boolean,
    words: string,
  ) {
    super(words);
    this.name = 'WeiboUnreachable';
  }
}

/** Something is wrong with the account or its settings, and every message will meet it until an admin acts. */
const ACCOUNT: Record<number, string> = {
  10004: 'weibo_ip_not_allowed',
  10005: 'weibo_no_permission',
  10006: 'weibo_wrong_app_key',
  10013: 'weibo_wrong_account',
  10014: 'weibo_no_permission',
  21314: 'weibo_token_rejected',
  21315: 'weibo_token_expired',
  21316: 'weibo_token_rejected',
  21317: 'weibo_token_rejected',
  21319: 'weibo_token_revoked',
  21321: 'weibo_app_not_reviewed',
  21324: 'weibo_wrong_app_key',
  21327: 'weibo_token_expired',
  21332: 'weibo_token_rejected',
};

/** This message, to this contact, will not be taken, however often it is tried. */
const MESSAGE: Record<number, string> = {
  20003: 'weibo_no_such_user',
  20012: 'weibo_text_too_long',
  20013: 'weibo_text_too_long',
  20017: 'weibo_repeated',
  20018: 'weibo_content_refused',
  20019: 'weibo_repeated',
  20020: 'weibo_content_refused',
  20021: 'weibo_content_refused',
  20031: 'weibo_captcha',
  20101: 'weibo_comment_gone',
  20112: 'weibo_comment_gone',
  20201: 'weibo_comment_gone',
  20206: 'weibo_comments_closed',
  20207: 'weibo_comments_closed',
  20301: 'weibo_not_following',
  20306: 'weibo_repeated',
  21602: 'weibo_content_refused',
};

/** The platform's own trouble and too many calls: 10022 to 10024 count by the hour. */
const LATER = new Set([10001, 10002, 10003, 10009, 10010, 10011, 10022, 10023, 10024, 20016, 21331]);
/** 「Update success, while server slow now」: taken, and to be seen in a minute or two. */
const TAKEN_BUT_SLOW = 20032;

/** True when calls are counted and used up: whoever polls should wait. */
export const isTooOften = (error: unknown): boolean =>
  error instanceof WeiboRefusal && [10022, 10023, 10024].includes(error.code);

/** The word for what is wrong with the account itself, for an admin, from an error or a SendOutcome's words; null for anything else. */
export function weiboTrouble(from: unknown): string | null {
  if (from instanceof WeiboRefusal) return ACCOUNT[from.code] ?? null;
  return Object.values(ACCOUNT).find((word) => typeof from === 'string' && from.includes(word)) ?? null;
}

/**
 * What becomes of a message that met an error (DESIGN law 3). Codes come first so that screens can translate them; the platform's own
 * words follow. A rejected token is tried again later: a person pastes a new one.
 */
export function outcomeOf(error: unknown): SendOutcome {
  if (error instanceof WeiboUnreachable)
    return { state: error.maybeDone ? 'unknown' : 'retry', error: `weibo_unreachable: ${error.message}` };
  if (!(error instanceof WeiboRefusal)) throw error;
  if (error.code === TAKEN_BUT_SLOW) return { state: 'sent', externalId: null };
  const account = ACCOUNT[error.code];
  if (account) return { state: 'retry', error: `${account}: ${error.message}` };
  if (LATER.has(error.code)) return { state: 'retry', error: `weibo_busy: ${error.message}` };
  return { state: 'refused', error: `${MESSAGE[error.code] ?? 'weibo_refused'}: ${error.message}` };
}
