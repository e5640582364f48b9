/** Codes the desk itself gives for WeChat and WeCom; the account's own troubles are an admin's to mend. */
const PLATFORM_TROUBLES = [
  'wechat_window_closed',
  'wechat_quota_used',
  'wechat_quota_short',
  'wechat_not_following',
  'wechat_file_kind',
  'wechat_file_missing',
  'wechat_media_too_large',
  'wechat_media_refused',
  'wechat_content_refused',
  'wechat_partly_sent',
  'wechat_unreachable',
  'wechat_busy',
  'wechat_refused',
  'wecom_window_closed',
  'wecom_quota_used',
  'wecom_quota_short',
  'wecom_session_taken',
  'wecom_session_ended',
  'wecom_contact_unknown',
  'wecom_contact_refuses',
  'wecom_kind_forbidden',
  'wecom_file_missing',
  'wecom_media_too_large',
  'wecom_media_refused',
  'wecom_text_too_long',
  'wecom_partly_sent',
  'wecom_unreachable',
  'wecom_busy',
  'wecom_refused',
] as const;
const WECHAT_ACCOUNT =
  /^wechat_(token_rejected|wrong_app_id|wrong_secret|ip_not_allowed|no_permission|account_limited)/;
/** What a program of our own said or didn't; its address is an admin's to mend. */
const API_TROUBLES: readonly [ApiTrouble, RegExp][] = [
  ['api_gone', /^api_gone/],
  ['api_refused', /^api_refused/],
  ['api_not_now', /^api_not_now/],
  ['api_address', /^api_(redirects|private_address|https_needed|bad_address|unknown_host|certificate)/],
  ['api_unreachable', /^api_(timed_out|broken_off|connection_refused)/],
];
type ApiTrouble = 'api_gone' | 'api_refused' | 'api_not_now' | 'api_address' | 'api_unreachable';
const WECOM_ACCOUNT =
  /^wecom_(token_rejected|wrong_corp_id|wrong_secret|ip_not_allowed|no_permission|wrong_account|handled_elsewhere)/;
type PlatformTrouble = (typeof PLATFORM_TROUBLES)[number] | 'wechat_account' | 'wecom_account';
/** Codes the desk gives for Weibo and for personal WeChat. */
const SOCIAL_TROUBLES = [
  'weibo_window_closed',
  'weibo_not_following',
  'weibo_file_kind',
  'weibo_no_public_address',
  'weibo_comment_no_files',
  'weibo_text_too_long',
  'weibo_comment_gone',
  'weibo_comments_closed',
  'weibo_content_refused',
  'weibo_repeated',
  'weibo_captcha',
  'weibo_no_such_user',
  'weibo_partly_sent',
  'weibo_unreachable',
  'weibo_busy',
  'weibo_refused',
  'wechat_logged_out',
  'wechat_worker_away',
  'wechat_worker_ended',
  'wechat_no_answer',
  'wechat_puppet',
  'wechat_contact_gone',
] as const;
const WEIBO_ACCOUNT = /^weibo_(token_\w+|no_permission|wrong_\w+|ip_not_allowed|app_not_reviewed)/;
type SocialTrouble = (typeof SOCIAL_TROUBLES)[number] | 'weibo_account';

export type DeliveryTrouble =
  | 'no_outgoing_server'
  | 'no_address'
  | 'mailbox_full'
  | 'unknown_address'
  | 'too_large'
  | 'refused_as_spam'
  | 'wrong_password'
  | 'unreachable'
  | ApiTrouble
  | PlatformTrouble
  | SocialTrouble;

// Codes of RFC 3463 first, then what servers without them say. Kept apart from each other by word edges.
const SIGNS: readonly [DeliveryTrouble, RegExp][] = [
  ...API_TROUBLES,
  ['no_outgoing_server', /^no_outgoing_server$/],
  ['no_address', /^no_address$/],
  ['mailbox_full', /\b[45]\.2\.2\b|mailbox.*full|quota/i],
  ['unknown_address', /\b5\.1\.[1-3]\b|user unknown|no such (user|mailbox)|does not exist|not exist/i],
  ['too_large', /\b5\.(2\.3|3\.4)\b|too (large|big)|exceeds/i],
  ['wrong_password', /\b535\b|\b5\.7\.8\b|user name or password/i],
  ['refused_as_spam', /\b5\.7\.\d+\b|spam|blocked|blacklist/i],
  ['unreachable', /host name|refuses connections|in time|cannot be reached|TLS|stopped answering/i],
];

/** What kept a message from going out, in a word the screen can say plainly; null when only the server's own words tell. */
export function deliveryTrouble(error: string): DeliveryTrouble | null {
  if (WECHAT_ACCOUNT.test(error)) return 'wechat_account';
  if (WECOM_ACCOUNT.test(error)) return 'wecom_account';
  if (WEIBO_ACCOUNT.test(error)) return 'weibo_account';
  const platform = [...PLATFORM_TROUBLES, ...SOCIAL_TROUBLES].find((code) => error.startsWith(code));
  return platform ?? SIGNS.find(([, sign]) => sign.test(error))?.[0] ?? null;
}
