import { chatDraft, emailDraft, trimmedEmail, wechatDraft } from './inbox-drafts';

const imap = {
  host: 'imap.qq.com',
  port: 993,
  secure: true,
  user: 'kf@qq.com',
  password: '',
  folders: ['INBOX'],
  after: 'seen',
  moveTo: '',
};

it('brings back what an email inbox stores', () => {
  const habits = { aliases: ['offers@qq.com'], signature: '{{agent.name}}', quote: false, trustedHost: 'mx.qq.com' };
  const settings = { address: 'kf@qq.com', senderName: '好物商城', imap, smtp: null, signIn: null, ...habits };
  expect(trimmedEmail(emailDraft(settings))).toEqual(settings);
});

it('starts with an empty password even where the server sends none', () => {
  const { password, ...withoutPassword } = imap;
  expect(emailDraft({ address: 'kf@qq.com', imap: withoutPassword }).imap).toEqual({ ...withoutPassword, password });
});

it('takes the spaces off an address', () => {
  expect(trimmedEmail(emailDraft({ address: ' kf@qq.com ' })).address).toBe('kf@qq.com');
});

it('brings back what a web chat stores, and what was never set as it came with the product', () => {
  const settings = chatDraft({ welcome: '您好', position: 'left' });
  expect(settings).toMatchObject({ welcome: '您好', position: 'left', locale: 'zh-CN', allowedOrigins: [] });
});

it('brings back what an official account shows, with its secrets empty and the address of its callback left alone', () => {
  expect(wechatDraft({ appId: 'wxb11529c136998cb6', mode: 'compatible', hookKey: 'k' })).toEqual({
    appId: 'wxb11529c136998cb6',
    appSecret: '',
    encodingAesKey: '',
    mode: 'compatible',
  });
});
