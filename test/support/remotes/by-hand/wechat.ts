import { FakeWechat } from '../wechat/fake-wechat';
import { type Mode, type Pushed, WechatPlatform } from '../wechat/platform';
import type { Act, RemoteByHand } from './remote';

/** An official account, its platform and its people. */
export async function wechatByHand(port: number): Promise<RemoteByHand> {
  const remote = await FakeWechat.open(undefined, undefined, port);
  let platform: WechatPlatform | null = null;
  const greetings = new Map<string, string[]>();
  const answered = (person: string, { status, raw, text }: Pushed): string => {
    if (text) greetings.set(person, [...(greetings.get(person) ?? []), text]);
    return status === 200 ? 'ok' : `${status} ${raw}`;
  };
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
      return answered(person, await platform.text(openidOf(person), text));
    },
    acts: () => [...menuActs(remote), ...codeActs(remote)],
    async act(person, act) {
      if (!platform) return 'not connected yet';
      const [kind, what] = [act.slice(0, act.indexOf(':')), act.slice(act.indexOf(':') + 1)];
      const pushed = await (kind === 'menu'
        ? platform.press(openidOf(person), what)
        : platform.scan(openidOf(person), what));
      return pushed ? answered(person, pushed) : '二维码已过期 · the code has ended';
    },
    heard: (person) => [...(greetings.get(person) ?? []), ...remote.textsTo(openidOf(person))],
  };
}

/** 28 characters, as an openid has. */
const openidOf = (person: string): string => `o${person}`.padEnd(28, '0').slice(0, 28);

/** The menu as it stands below the conversation. */
const menuActs = ({ menus: { menu } }: FakeWechat): Act[] =>
  menu.flatMap(({ name, sub_button: below = [] }) => [
    { id: below.length ? '' : `menu:${name}`, kind: 'menu' as const, label: name, under: null },
    ...below.map((one) => ({ id: `menu:${one.name}`, kind: 'menu' as const, label: one.name, under: name })),
  ]);

/** Every code that still works, by its scene. */
const codeActs = ({ menus }: FakeWechat): Act[] =>
  menus.codes
    .filter(({ url }) => menus.scan(url))
    .map(({ url, scene }) => ({ id: `scan:${url}`, kind: 'scan' as const, label: scene, under: null }));
