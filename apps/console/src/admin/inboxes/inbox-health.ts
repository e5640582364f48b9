import type { Inbox } from '#contract';

export type HealthMark = 'off' | 'failed' | 'stuck' | 'connecting' | 'connected' | 'by_door';

type Judged = Pick<Inbox, 'enabled' | 'channel' | 'settings' | 'health'>;

const STUCK_AFTER_MS = 5 * 60_000;

/** What the list says about an inbox: an outgoing message that waits over five minutes counts as trouble. */
export function healthMark({ enabled, channel, settings, health }: Judged, now: number): HealthMark {
  const byDoor = channel === 'email' && !settings.imap;
  if (!enabled || (health.state === 'off' && !byDoor)) return 'off';
  if (health.state === 'failed') return 'failed';
  const oldest = health.oldestUnsentAt ? Date.parse(health.oldestUnsentAt) : now;
  if (now - oldest > STUCK_AFTER_MS) return 'stuck';
  // Nothing to connect to: mail servers bring its mail to the desk's own door.
  return byDoor || health.state === 'off' ? 'by_door' : health.state;
}

/** Whether replies from this inbox have no server to go out by, and wait. */
export function cannotSend({ channel, settings }: Pick<Inbox, 'channel' | 'settings'>): boolean {
  return channel === 'email' && !settings.smtp;
}

/** What can be wrong with an account on WeChat or WeCom, in the desk's own codes. */
const PLATFORM_FAULTS = [
  'wechat_wrong_receiver',
  'wechat_bad_xml',
  'wecom_wrong_corp_id',
  'wecom_wrong_secret',
  'wecom_wrong_account',
  'wecom_handled_elsewhere',
  'wecom_no_permission',
  'wecom_ip_not_allowed',
  'wecom_token_rejected',
  'wecom_wrong_key',
  'wecom_wrong_receiver',
  'wecom_settings_incomplete',
  'wecom_busy',
  'wecom_unreachable',
  'wechat_wrong_app_id',
  'wechat_wrong_secret',
  'wechat_ip_not_allowed',
  'wechat_no_permission',
  'wechat_account_limited',
  'wechat_token_rejected',
  'wechat_wrong_key',
  'wechat_settings_incomplete',
  'wechat_busy',
  'wechat_unreachable',
] as const;
/** What can be wrong with a program of our own. */
const API_FAULTS = [
  'api_gone',
  'api_redirects',
  'api_not_now',
  'api_refused',
  'api_status',
  'api_timed_out',
  'api_broken_off',
  'api_unknown_host',
  'api_connection_refused',
  'api_certificate',
  'api_private_address',
] as const;
/** What can be wrong with a telephone system. */
const PHONE_FAULTS = [
  'phone_login_refused',
  'phone_protocol',
  'phone_silent',
  'phone_closed',
  'phone_unreachable',
  'phone_wrong_signature',
  'phone_stale_timestamp',
] as const;
type PhoneFault = (typeof PHONE_FAULTS)[number];
/** What can be wrong with a Weibo account or a personal WeChat account. */
const SOCIAL_FAULTS = [
  'weibo_ip_not_allowed',
  'weibo_no_permission',
  'weibo_wrong_app_key',
  'weibo_wrong_account',
  'weibo_token_rejected',
  'weibo_token_expired',
  'weibo_token_revoked',
  'weibo_token_ends_soon',
  'weibo_app_not_reviewed',
  'weibo_settings_incomplete',
  'weibo_too_often',
  'weibo_busy',
  'weibo_unreachable',
  'wechat_logged_out',
  'wechat_scan_needed',
  'wechat_worker_ended',
  'wechaty_not_installed',
] as const;
type SocialFault = (typeof SOCIAL_FAULTS)[number];
type ApiFault = (typeof API_FAULTS)[number];
type PlatformFault = (typeof PLATFORM_FAULTS)[number];

export type PlainFault =
  | 'sign_in_again'
  | 'credentials'
  | 'unknown_host'
  | 'refused'
  | 'folder'
  | 'not_tls'
  | 'certificate'
  | 'timeout'
  | 'unreachable'
  | PlatformFault
  | ApiFault
  | PhoneFault
  | SocialFault
  | 'other';

const FAULTS: readonly [PlainFault, RegExp][] = [
  ['sign_in_again', /sign in again/i],
  ['credentials', /auth|login|credential|password|\b535\b/i],
  ['folder', /folder/i],
  ['unknown_host', /host name|ENOTFOUND|EAI_AGAIN|getaddrinfo/i],
  ['refused', /ECONNREFUSED|refuse/i],
  ['certificate', /certificate|self.signed|CERT_/i],
  ['timeout', /timed? ?out|ETIMEDOUT|in time|stopped answering/i],
  ['not_tls', /TLS|SSL|mail protocol/i],
  ['unreachable', /reached|network|connection/i],
];

/** The kind of trouble in what a mail server, a platform or the network said, to be put in plain words beside it. */
export function plainFault(error: string): PlainFault {
  const own = [...PLATFORM_FAULTS, ...API_FAULTS, ...PHONE_FAULTS, ...SOCIAL_FAULTS].find((code) =>
    error.startsWith(code),
  );
  return own ?? FAULTS.find(([, pattern]) => pattern.test(error))?.[0] ?? 'other';
}

/** The part of a report that is the mail server's own words; the rest the screen says in its own language. */
export function serverSaid(detail: string): string {
  return /The server said: (.+)$/s.exec(detail)?.[1] ?? '';
}
