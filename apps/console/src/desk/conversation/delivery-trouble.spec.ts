import { deliveryTrouble } from './delivery-trouble';

it.each([
  ['no_outgoing_server', 'no_outgoing_server'],
  ['no_address', 'no_address'],
  ['550 5.2.2 mailbox full', 'mailbox_full'],
  ['The server said: 452 4.2.2 The email account that you tried to reach is over quota', 'mailbox_full'],
  ['The server said: 550 5.1.1 <a@b.example>: Recipient address rejected: User unknown', 'unknown_address'],
  ['The server said: 550 No such user here', 'unknown_address'],
  ['The server said: 552 5.3.4 Message size exceeds fixed limit', 'too_large'],
  ['The server said: 535 5.7.8 Authentication failed', 'wrong_password'],
  ['The server said: 554 5.7.1 Message rejected as spam', 'refused_as_spam'],
  ['The server did not answer in time. Check host, port and firewall.', 'unreachable'],
  ['wechat_window_closed', 'wechat_window_closed'],
  ['wechat_quota_used: 45047 out of response count limit', 'wechat_quota_used'],
  ['wechat_partly_sent 1/2: wechat_quota_used: 45047', 'wechat_partly_sent'],
  ['wechat_no_permission: 48001 api unauthorized', 'wechat_account'],
  ['wechat_ip_not_allowed: 40164 invalid ip', 'wechat_account'],
  ['wecom_quota_short 1/2', 'wecom_quota_short'],
  ['wecom_session_taken: 95018 send msg session status invalid', 'wecom_session_taken'],
  ['wecom_wrong_secret: 40001 invalid credential', 'wecom_account'],
  ['The server said: 451 4.3.0 please try later', null],
])('reads %p as %p', (error, trouble) => expect(deliveryTrouble(error)).toBe(trouble));
