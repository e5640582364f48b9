import type { Inbox } from '#contract';
import { cannotSend, healthMark, plainFault, serverSaid } from './inbox-health';

const now = Date.parse('2026-11-20T06:00:00Z');
const inbox = (state: Inbox['health']['state'], oldestUnsentAt: string | null = null, enabled = true) => ({
  enabled,
  channel: 'email' as const,
  settings: { imap: {}, smtp: {} } as Record<string, unknown>,
  health: { state, error: null, lastInboundAt: null, lastOutboundAt: null, oldestUnsentAt },
});

it.each([
  [inbox('connected'), 'connected'],
  [inbox('connected', '2026-11-20T05:56:00Z'), 'connected'],
  [inbox('connected', '2026-11-20T05:54:00Z'), 'stuck'],
  [inbox('failed', '2026-11-20T05:00:00Z'), 'failed'],
  [inbox('connected', null, false), 'off'],
  [inbox('off'), 'off'],
  [{ ...inbox('off'), settings: { imap: null } }, 'by_door'],
  [{ ...inbox('off', null, false), settings: { imap: null } }, 'off'],
  [{ ...inbox('off', '2026-11-20T05:54:00Z'), settings: { imap: null } }, 'stuck'],
])('marks an inbox', (subject, mark) => {
  expect(healthMark(subject, now)).toBe(mark);
});

it.each([
  ['535 5.7.8 Authentication failed', 'credentials'],
  ['getaddrinfo ENOTFOUND imap.nowhere.cn', 'unknown_host'],
  ['connect ECONNREFUSED 127.0.0.1:993', 'refused'],
  ['self-signed certificate in certificate chain', 'certificate'],
  ['Connection timed out', 'timeout'],
  ['The host name is not known. Check its spelling.', 'unknown_host'],
  ['The server refuses connections on this port. Check host and port.', 'refused'],
  ['The server refuses user name or password. Some providers want an authorisation code (授权码).', 'credentials'],
  ['The folder does not exist or cannot be opened.', 'folder'],
  ['This port does not speak TLS. Turn TLS off or use the TLS port.', 'not_tls'],
  ['The server did not answer in time. Check host, port and firewall.', 'timeout'],
  ['The server cannot be reached from here. Check the network.', 'unreachable'],
  ['mailbox over quota', 'other'],
  ['wechat_wrong_secret: 40125 invalid appsecret', 'wechat_wrong_secret'],
  ['wechat_wrong_app_id', 'wechat_wrong_app_id'],
  ['weibo_token_revoked: 21319 accessor was revoked', 'weibo_token_revoked'],
  ['wechaty_not_installed: wechaty-puppet-x is not installed', 'wechaty_not_installed'],
  ['wechat_unreachable: ECONNREFUSED', 'wechat_unreachable'],
  ['wecom_wrong_secret: 40001 invalid credential', 'wecom_wrong_secret'],
  ['wecom_unreachable: status 502', 'wecom_unreachable'],
])('puts %p in plain words', (error, fault) => {
  expect(plainFault(error)).toBe(fault);
});

it("keeps the server's own words apart", () => {
  expect(serverSaid('The server refuses user name or password. The server said: 535 no')).toBe('535 no');
  expect(serverSaid('The host name is not known.')).toBe('');
});

it('cannot send mail without a server for it', () => {
  expect(cannotSend({ channel: 'email', settings: { smtp: null } })).toBe(true);
  expect(cannotSend({ channel: 'email', settings: { smtp: { host: 'smtp.qq.com' } } })).toBe(false);
  expect(cannotSend({ channel: 'web-chat', settings: {} })).toBe(false);
});
