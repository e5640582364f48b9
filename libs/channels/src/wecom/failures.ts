import type { SendOutcome } from '../channel';
import { PlatformRefusal, PlatformUnreachable } from '../tencent/failures';

/** Something is wrong with the company's settings or rights, and every message will meet it until an admin acts. */
const ACCOUNT: Record<number, string> = {
  40001: 'wecom_wrong_secret',
  40013: 'wecom_wrong_corp_id',
  40014: 'wecom_token_rejected',
  42001: 'wecom_token_rejected',
  48002: 'wecom_no_permission',
  60020: 'wecom_ip_not_allowed',
  95000: 'wecom_wrong_account',
  95004: 'wecom_wrong_account',
  95011: 'wecom_handled_elsewhere',
  95012: 'wecom_handled_elsewhere',
  95017: 'wecom_no_permission',
};

/** This message, to this contact, will not be taken as things are. */
const MESSAGE: Record<number, string> = {
  40003: 'wecom_contact_unknown',
  40004: 'wecom_media_refused',
  40005: 'wecom_media_refused',
  40006: 'wecom_media_too_large',
  40007: 'wecom_media_refused',
  40009: 'wecom_media_too_large',
  40011: 'wecom_media_too_large',
  45001: 'wecom_media_too_large',
  45002: 'wecom_text_too_long',
  95001: 'wecom_quota_used',
  95002: 'wecom_window_closed',
  95013: 'wecom_session_ended',
  95018: 'wecom_session_taken',
};

/** Busy (-1) and called too often (45009, 45033). */
const LATER = new Set([-1, 45009, 45033]);
/** Set right by an admin or by time while the message waits. */
const RETRIED = new Set([40001, 40014, 42001, 60020]);

/** The token of a call is spent or was never one: fetching goes on without it. */
export const isSyncTokenRefused = (error: unknown): boolean =>
  error instanceof PlatformRefusal && error.errcode === 95007;

/** The word for what is wrong with the account itself, from an error or a SendOutcome's words; null for anything else. */
export function accountTrouble(from: unknown): string | null {
  if (from instanceof PlatformRefusal) return ACCOUNT[from.errcode] ?? null;
  return Object.values(ACCOUNT).find((word) => typeof from === 'string' && from.includes(word)) ?? null;
}

/** What becomes of a message that met an error (DESIGN law 3). Codes come first so that screens can translate them. */
export function outcomeOf(error: unknown): SendOutcome {
  if (error instanceof PlatformUnreachable)
    return { state: error.maybeDone ? 'unknown' : 'retry', error: `wecom_unreachable: ${error.message}` };
  if (!(error instanceof PlatformRefusal)) throw error;
  if (LATER.has(error.errcode)) return { state: 'retry', error: `wecom_busy: ${error.message}` };
  const word = MESSAGE[error.errcode] ?? ACCOUNT[error.errcode] ?? 'wecom_refused';
  return { state: RETRIED.has(error.errcode) ? 'retry' : 'refused', error: `${word}: ${error.message}` };
}

/** Why a message the platform took at first did not reach the contact (fail_type of `msg_send_fail`). */
export const FAIL_WORDS: Record<number, string> = {
  1: 'wecom_wrong_account',
  2: 'wecom_no_permission',
  4: 'wecom_window_closed',
  5: 'wecom_session_ended',
  6: 'wecom_quota_used',
  8: 'wecom_no_permission',
  10: 'wecom_contact_refuses',
  11: 'wecom_no_permission',
  12: 'wecom_kind_forbidden',
};
