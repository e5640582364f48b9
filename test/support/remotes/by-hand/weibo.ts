import { FakeWeibo } from '../weibo/fake-weibo';
import { WeiboPlatform } from '../weibo/platform';
import type { RemoteByHand } from './remote';

const UID = '5000000001';

/** A company's Weibo account and one follower who writes direct messages. */
export async function weiboByHand(port: number): Promise<RemoteByHand> {
  const remote = await FakeWeibo.open(undefined, port);
  remote.person(UID, '王芳');
  let platform: WeiboPlatform | null = null;
  return {
    id: 'weibo',
    title: '微博开放平台 · Weibo',
    channel: '微博 / Weibo',
    env: { WEIBO_API_URL: remote.url },
    settings: {
      'App Key': remote.appKey,
      'App Secret': remote.appSecret,
      UID: remote.uid,
      'Access Token': remote.token,
    },
    asks: ['URL'],
    async connect({ URL: url = '' }) {
      platform = new WeiboPlatform(url, remote);
      const { status, text } = await platform.verify();
      return status === 200 ? 'ok' : `${status} ${text}`;
    },
    async say(_, text) {
      if (!platform) return 'not connected yet';
      const { status, text: answer } = await platform.text(UID, text);
      return status === 200 ? 'ok' : `${status} ${answer}`;
    },
    heard: () => remote.textsTo(UID),
  };
}
