// WeChat customer service of WeCom on the fake platform: a call says that there is something, the desk fetches it.
import { randomBytes } from 'node:crypto';
import type { AgentClient } from '../../support/desk';
import { type Entry, FakeWecom } from '../../support/remotes/wecom/fake-wecom';
import { WecomPlatform } from '../../support/remotes/wecom/platform';
import type { ServerProcess } from '../../support/server';
import { type Far, type Heard, type Said, unique } from './far';

const SEND = '/cgi-bin/kf/send_msg';

export class WecomFar implements Far {
  readonly env: Record<string, string>;
  /** The message's id is ours, but the documents don't say that a second one with it is taken once. */
  readonly repeatable = false;
  readonly impossible = {};
  private platform!: WecomPlatform;
  private path = '';
  private readonly entries = new Map<string, Entry>();

  private constructor(private readonly remote: FakeWecom) {
    this.env = { WECOM_API_URL: remote.url };
  }

  static async open(): Promise<WecomFar> {
    return new WecomFar(await FakeWecom.open());
  }

  async connect(admin: AgentClient, server: ServerProcess): Promise<void> {
    const { corpId, secret } = this.remote;
    const openKfId = this.remote.accounts[0]!.open_kfid;
    const settings = { corpId, secret, openKfId };
    const made = await admin.post('/admin/inboxes', { name: '微信客服', channel: 'wecom', settings });
    if (made.status !== 201) throw new Error(JSON.stringify(made));
    const { path, token, encodingAesKey } = (await admin.get(`/admin/inboxes/${made.body.id}/callback`)).body;
    this.path = path;
    this.platform = new WecomPlatform(
      { url: '', token, encodingAesKey, corpId, openKfId },
      this.remote,
      () => new Date(),
    );
    this.moved(server);
  }

  moved({ url }: ServerProcess): void {
    Object.assign(this.platform.account, { url: url + this.path });
  }

  person = (): string => `wm${unique()}${randomBytes(10).toString('hex')}`;

  /** It lies in the stream from the first try on; the call is what is tried again. */
  async bring(said: Said): Promise<boolean> {
    this.written(said);
    return (await this.platform.call()) === 200;
  }

  async forge(said: Said): Promise<boolean> {
    const status = await this.platform.call({ query: { msg_signature: 'f'.repeat(40) } });
    expect(said.text).not.toBe('');
    return status === 200;
  }

  private written({ person, text, input, file, at = new Date() }: Said): void {
    if (this.entries.has(input)) return;
    const fields = { send_time: Math.floor(at.getTime() / 1000) };
    const entry = file
      ? this.platform.write(person, 'image', { media_id: this.remote.keep('image', file.content, file.name) }, fields)
      : this.platform.write(person, 'text', { content: text }, fields);
    this.entries.set(input, entry);
  }

  heard(person: string): Heard[] {
    return this.remote.said
      .filter(({ touser }) => touser === person)
      .map(({ text, image }) => ({
        text: text?.content ?? '',
        files: image ? [this.fileOf(image as { media_id: string })] : [],
      }));
  }

  private fileOf({ media_id }: { media_id: string }): Heard['files'][0] {
    const { fileName, content } = this.remote.media.get(media_id)!;
    return { name: fileName, content };
  }

  away = (): Promise<void> => this.remote.close();
  back = (): Promise<void> => this.remote.reopen();

  slow(): () => void {
    let release = (): void => undefined;
    this.remote.next(SEND, { until: new Promise<void>((resolve) => (release = resolve)) });
    return release;
  }

  refuse(): void {
    this.remote.next(SEND, { errcode: 95018 });
  }
  breakOff(): void {
    this.remote.next(SEND, { breakOff: true });
  }
  close = (): Promise<void> => this.remote.close();
}
