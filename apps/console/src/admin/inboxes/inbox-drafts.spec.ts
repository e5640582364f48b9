import type { Inbox } from '#contract';
import { draftOfInbox, newDraft, settingsOf } from './inbox-drafts';

const stored = (channel: Inbox['channel'], settings: Record<string, unknown>): Inbox => ({
  id: 'i',
  name: '售后邮箱',
  channel,
  teamId: null,
  colour: '#4f46e5',
  enabled: true,
  widgetKey: null,
  settings,
  health: { state: 'connected', error: null, lastInboundAt: null, lastOutboundAt: null, oldestUnsentAt: null },
  version: 3,
});
const imap = { host: 'imap.qq.com', port: 993, secure: true, user: 'kf@qq.com', password: '', folder: 'INBOX' };

it('brings back what an email inbox stores and nothing of a web chat', () => {
  const settings = { address: 'kf@qq.com', senderName: '好物商城', imap, smtp: null };
  expect(settingsOf('email', draftOfInbox(stored('email', settings)))).toEqual(settings);
});

it('starts with an empty password even where the server sends none', () => {
  const { password, ...withoutPassword } = imap;
  const draft = draftOfInbox(stored('email', { address: 'kf@qq.com', imap: withoutPassword }));
  expect(draft.email.imap).toEqual({ ...withoutPassword, password });
});

it('brings back what a web chat stores', () => {
  const settings = settingsOf('web-chat', draftOfInbox(stored('web-chat', { welcome: '您好', position: 'left' })));
  expect(settings).toMatchObject({ welcome: '您好', position: 'left', locale: 'zh-CN', allowedOrigins: [] });
  expect(settings).not.toHaveProperty('address');
});

it('brings back what an official account shows, with its secrets empty and the address of its callback left alone', () => {
  const settings = { appId: 'wxb11529c136998cb6', mode: 'compatible', hookKey: 'k' };
  const draft = draftOfInbox(stored('wechat-official', settings));
  expect(settingsOf('wechat-official', draft)).toEqual({
    appId: 'wxb11529c136998cb6',
    appSecret: '',
    encodingAesKey: '',
    mode: 'compatible',
  });
});

it('stores nothing for phone and api', () => {
  expect(settingsOf('phone', newDraft())).toEqual({});
});
