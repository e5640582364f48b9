import { isAmongOthers } from './among-others';

describe('where others read along', () => {
  it.each([
    ['a comment on Weibo', 'weibo', 'status:1', true],
    ['a direct message on Weibo', 'weibo', '', false],
    ['a group on WeChat', 'wechat-personal', 'r1@chatroom', true],
    ['a person on WeChat', 'wechat-personal', '', false],
    ['a conversation of a program', 'api', 'order-1', false],
    ['a mail', 'email', null, false],
  ] as const)('%s: %s', (_, channel, threadKey, among) => {
    expect(isAmongOthers({ channel, threadKey })).toBe(among);
  });
});
