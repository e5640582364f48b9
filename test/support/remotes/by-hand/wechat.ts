import { FakeWechat } from '../wechat/fake-wechat';
import { type Mode, WechatPlatform } from '../wechat/platform';
import type { RemoteByHand } from './remote';

/** An official account, its platform and its people. */
export async function wechatByHand(port: number): Promise<RemoteByHand> {
  const remote = await FakeWechat.open(undefined, undefined, port);
  let platform: WechatPlatform | null = null;
  const greetings = new Map<string, string[]>();
  return {
    id: 'wechat-official',
    title: '微信公众平台 · WeChat Official Accounts Platform',
    channel: '微信公众号 / WeChat account',
    env: { WECHAT_API_URL: remote.url },
    settings: { AppID: remote.appId, AppSecret: remote.appSecret },
    asks: ['URL', 'Token', 'EncodingAESKey', 'mode'],
    async connect({ URL: url = '', Token: token = '', EncodingAESKey: encodingAesKey = '', mode = 'safe' }) {
      const account = { url, token, encodingAesKey, appId: remote.appId, mode: mode as Mode, original: 'gh_by_hand' };
      platform = new WechatPlatform(account, remote, () => new Date());
      const { status, text } = await platform.verify();
      return status === 200 ? 'ok' : `${status} ${text}`;
    },
    async say(person, text) {
      if (!platform) return 'not connected yet';
      const { status, raw, text: passive } = await platform.text(openidOf(person), text);
      if (passive) greetings.set(person, [...(greetings.get(person) ?? []), passive]);
      return status === 200 ? 'ok' : `${status} ${raw}`;
    },
    heard: (person) => [...(greetings.get(person) ?? []), ...remote.textsTo(openidOf(person))],
  };
}

/** 28 characters, as an openid has. */
const openidOf = (person: string): string => `o${person}`.padEnd(28, '0').slice(0, 28);
