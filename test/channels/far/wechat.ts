// An official account on the fake platform: it pushes signed and sealed, and people get what its API is told.
import { randomBytes } from 'node:crypto';
import type { AgentClient } from '../../support/desk';
import { FakeWechat } from '../../support/remotes/wechat/fake-wechat';
import { type Fields, WechatPlatform } from '../../support/remotes/wechat/platform';
import type { ServerProcess } from '../../support/server';
import { type Far, type Heard, type Said, unique } from './far';

const SEND = '/cgi-bin/message/custom/send';

export class WechatFar implements Far {
  readonly env: Record<string, string>;
  readonly repeatable = false;
  static readonly impossible = {};
  private platform!: WechatPlatform;
  private path = '';
  private readonly ids = new Map<string, { id: string; media: string | null }>();

  private constructor(private readonly remote: FakeWechat) {
    this.env = { WECHAT_API_URL: remote.url };
  }

  static async open(): Promise<WechatFar> {
    return new WechatFar(await FakeWechat.open());
  }

  async connect(admin: AgentClient, server: ServerProcess): Promise<void> {
    const { appId, appSecret } = this.remote;
    const settings = { appId, appSecret, mode: 'safe' };
    const made = await admin.post('/admin/inboxes', { name: '公众号', channel: 'wechat-official', settings });
    if (made.status !== 201) throw new Error(JSON.stringify(made));
    const { path, token, encodingAesKey } = (await admin.get(`/admin/inboxes/${made.body.id}/callback`)).body;
    this.path = path;
    const account = { url: '', token, encodingAesKey, appId, mode: 'safe' as const, original: 'gh_contract' };
    this.platform = new WechatPlatform(account, this.remote, () => new Date());
    this.moved(server);
  }

  moved({ url }: ServerProcess): void {
    Object.assign(this.platform.account, { url: url + this.path });
  }

  person = (): string => `o${unique()}${randomBytes(12).toString('hex')}`.slice(0, 28);

  async bring(said: Said): Promise<boolean> {
    return (await this.push(said)).status === 200;
  }

  async forge(said: Said): Promise<boolean> {
    return (await this.push(said, { query: { msg_signature: 'f'.repeat(40) } })).status === 200;
  }

  private push({ person, text, input, file, at = new Date() }: Said, tampering = {}) {
    const known = this.ids.get(input) ?? {
      id: this.platform.nextId(),
      media: file ? this.remote.keep('image', file.content, file.name) : null,
    };
    this.ids.set(input, known);
    const words: Fields = known.media
      ? { MsgType: 'image', PicUrl: 'x', MediaId: known.media }
      : { MsgType: 'text', Content: text };
    const fields = { ...words, MsgId: known.id, CreateTime: Math.floor(at.getTime() / 1000) };
    return this.platform.message(person, fields, tampering);
  }

  heard(person: string): Heard[] {
    return this.remote.said
      .filter(({ touser }) => touser === person)
      .map(({ text, image }) => ({
        text: text?.content ?? '',
        files: image ? [{ name: '', content: this.remote.media.get(image.media_id)!.content }] : [],
      }));
  }

  away = (): Promise<void> => this.remote.close();
  back = (): Promise<void> => this.remote.reopen();

  /** The platform answers in the order it is asked here: the next send is this person's. */
  slow(): () => void {
    let release = (): void => undefined;
    this.remote.next(SEND, { until: new Promise<void>((resolve) => (release = resolve)) });
    return release;
  }

  refuse(): void {
    this.remote.next(SEND, { errcode: 45015 });
  }
  breakOff(): void {
    this.remote.next(SEND, { breakOff: true });
  }
  close = (): Promise<void> => this.remote.close();
}
