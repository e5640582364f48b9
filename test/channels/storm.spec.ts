// `STORM_MESSAGES=1000 npx jest --selectProjects desk --testPathPatterns storm` gives every channel a storm of its own, one after the
// other, with a kill for every hundred messages, and prints what became of it.
import { ApiFar } from './far/api';
import { EmailFar } from './far/email';
import type { FarSide } from './far/far';
import { PhoneFar } from './far/phone';
import { WebChatFar } from './far/web-chat';
import { WechatFar } from './far/wechat';
import { WechatPersonalFar } from './far/wechat-personal';
import { WecomFar } from './far/wecom';
import { WeiboFar } from './far/weibo';
import { storm } from './storm';

const CHANNELS: Record<string, FarSide> = {
  email: EmailFar,
  'wechat-official': WechatFar,
  wecom: WecomFar,
  'wechat-personal': WechatPersonalFar,
  weibo: WeiboFar,
  phone: PhoneFar,
  api: ApiFar,
  'web-chat': WebChatFar,
};
const MESSAGES = 60;
const KILLS = 2;
const many = Number(process.env.STORM_MESSAGES ?? 0);

if (many === 0)
  it('a server killed at random loses nothing and doubles nothing, on any channel', async () => {
    await storm(CHANNELS, MESSAGES, KILLS);
  }, 600_000);
else
  it.each(Object.keys(CHANNELS))(
    '%s: a server killed at random loses nothing and doubles nothing',
    async (name) => {
      const figures = await storm({ [name]: CHANNELS[name]! }, many, Math.ceil(many / 100));
      process.stdout.write(`${JSON.stringify(figures)}\n`);
    },
    3_600_000,
  );
