// A Weibo account on the fake platform: direct messages are pushed signed, and answers end in its API.
import { randomInt } from 'node:crypto';
import type { AgentClient } from '../../support/desk';
import { FakeWeibo } from '../../support/remotes/weibo/fake-weibo';
import { WeiboPlatform } from '../../support/remotes/weibo/platform';
import { written } from '../../support/remotes/weibo/posts';
import type { ServerProcess } from '../../support/server';
import type { Far, Heard, Said } from './far';

const SEND = '/2/messages/reply.json';

export class WeiboFar implements Far {
  readonly env: Record<string, string>;
  readonly repeatable = false;
  static readonly impossible = {
    fileOut: 'pictures go as addresses that the platform fetches, which needs a public address',
  };
  private platform!: WeiboPlatform;
  private path = '';
  /** The words of each input: the same input is the same bytes. */
  private readonly bodies = new Map<string, string>();

  private constructor(private readonly remote: FakeWeibo) {
    this.env = { WEIBO_API_URL: remote.url };
  }

  static async open(): Promise<WeiboFar> {
    return new WeiboFar(await FakeWeibo.open());
  }

  async connect(admin: AgentClient, server: ServerProcess): Promise<void> {
    const { appKey, appSecret, uid, token } = this.remote;
    const settings = { appKey, appSecret, uid, accessToken: token };
    const made = await admin.post('/admin/inboxes', { name: '微博', channel: 'weibo', settings });
    if (made.status !== 201) throw new Error(JSON.stringify(made));
    this.path = (await admin.get(`/admin/inboxes/${made.body.id}/callback`)).body.path;
    this.moved(server);
  }

  moved({ url }: ServerProcess): void {
    this.platform = new WeiboPlatform(url + this.path, this.remote);
  }

  person(): string {
    const uid = String(randomInt(1_000_000_000, 7_000_000_000));
    this.remote.person(uid, `用户${uid.slice(-4)}`);
    return uid;
  }

  async bring(said: Said): Promise<boolean> {
    return (await this.platform.push({}, { body: this.bodyOf(said) })).status === 200;
  }

  async forge(said: Said): Promise<boolean> {
    return (await this.platform.push({}, { body: this.bodyOf(said), appSecret: 'somebody-else' })).status === 200;
  }

  private bodyOf({ person, text, input, file, at = new Date() }: Said): string {
    this.remote.people.get(person)!.wroteAt = Date.now();
    const known = this.bodies.get(input) ?? this.written(person, text, file, at);
    this.bodies.set(input, known);
    return known;
  }

  private written(person: string, text: string, file: Said['file'], at: Date): string {
    const about = {
      receiver_id: Number(this.remote.uid),
      sender_id: Number(person),
      created_at: written(at.getTime()),
    };
    if (!file) return JSON.stringify({ ...about, type: 'text', text, data: {} });
    const tovfid = Number(this.remote.keep(file.content, file.mediaType));
    return JSON.stringify({ ...about, type: 'image', text: '发了一张图片', data: { vfid: tovfid + 1_000, tovfid } });
  }

  heard = (person: string): Heard[] => this.remote.textsTo(person).map((text) => ({ text, files: [] }));

  away = (): Promise<void> => this.remote.close();
  back = (): Promise<void> => this.remote.reopen();

  slow(): () => void {
    let release = (): void => undefined;
    this.remote.next(SEND, { until: new Promise<void>((resolve) => (release = resolve)) });
    return release;
  }

  refuse(): void {
    this.remote.next(SEND, { error: 20301 });
  }
  breakOff(): void {
    this.remote.next(SEND, { breakOff: true });
  }
  close = (): Promise<void> => this.remote.close();
}
