import { FakeWecom } from '../wecom/fake-wecom';
import { WecomPlatform } from '../wecom/platform';
import type { RemoteByHand } from './remote';

/** Customer service accounts of one company. */
export async function wecomByHand(port: number): Promise<RemoteByHand> {
  const remote = await FakeWecom.open(undefined, undefined, port);
  let platform: WecomPlatform | null = null;
  return {
    id: 'wecom',
    title: '企业微信 · 微信客服 · WeCom customer service',
    channel: '企业微信客服 / WeCom customer service',
    env: { WECOM_API_URL: remote.url },
    settings: { corpid: remote.corpId, Secret: remote.secret },
    asks: ['URL', 'Token', 'EncodingAESKey', 'open_kfid'],
    async connect({ URL: url = '', Token: token = '', EncodingAESKey: encodingAesKey = '', open_kfid = '' }) {
      const openKfId = open_kfid || remote.accounts[0]!.open_kfid;
      const account = { url, token, encodingAesKey, corpId: remote.corpId, openKfId };
      platform = new WecomPlatform(account, remote, () => new Date());
      const { status, text } = await platform.verify();
      return status === 200 ? 'ok' : `${status} ${text}`;
    },
    async say(person, text) {
      if (!platform) return 'not connected yet';
      const status = await platform.text(`wm${person}`, text);
      return status === 200 ? 'ok' : String(status);
    },
    heard: (person) => remote.textsTo(`wm${person}`),
  };
}
