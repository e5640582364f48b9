// A customer service account on the fake platform: people write into its stream, and a call says that there is something.
import { randomBytes } from 'node:crypto';
import type { AgentClient } from '../../support/desk';
import { type Entry, FakeWecom } from '../../support/remotes/wecom/fake-wecom';
import { WecomPlatform } from '../../support/remotes/wecom/platform';
import type { ServerProcess } from '../../support/server';
import { type Far, type Heard, type Said, unique } from './far';

const SEND = '/cgi-bin/kf/send_msg';

export class WecomFar implements Far {
  readonly env: Record<string, string>;
  // It knows our id; what it answers to one it has, no document says.
  readonly repeatable = false;
  static readonly impossible = {};
  private platform!: WecomPlatform;
  private path = '';
  private readonly written = new Map<string, Entry>();
  private readonly uncalled = new Set<string>();

  private constructor(private readonly remote: FakeWecom) {
    this.env = { WECOM_API_URL: remote.url };
  }

  static async open(): Promise<WecomFar> {
    return new WecomFar(await FakeWecom.open());
  }

  async connect(admin: AgentClient, server: ServerProcess): Promise<void> {
    const { corpId, secret, accounts } = this.remote;
    const openKfId = accounts[0]!.open_kfid;
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

  person = (): string => `wm${unique()}${randomBytes(12).toString('hex')}`.slice(0, 30);

  /** The same input stands in the stream again, as when a page is fetched twice; while nobody answers the call, it stands there once. */
  async bring(said: Said): Promise<boolean> {
    if (!this.uncalled.has(said.input)) this.write(said);
    this.uncalled.add(said.input);
    const isCalled = (await this.platform.call()) === 200;
    if (isCalled) this.uncalled.delete(said.input);
    return isCalled;
  }

  private write({ person, text, input, file, at = new Date() }: Said): void {
    const msgid = this.written.get(input)?.msgid ?? this.platform.nextId();
    const fields = { msgid, send_time: Math.floor(at.getTime() / 1000) };
    const entry = file
      ? this.platform.write(person, 'image', { media_id: this.remote.keep('image', file.content, file.name) }, fields)
      : this.platform.write(person, 'text', { content: text }, fields);
    this.written.set(input, entry);
  }

  /** Nobody but the platform has a stream; what can be forged is the call. */
  async forge(_: Said): Promise<boolean> {
    return (await this.platform.call({ query: { msg_signature: 'f'.repeat(40) } })) === 200;
  }

  heard(person: string): Heard[] {
    return this.remote.said
      .filter(({ touser }) => touser === person)
      .map(({ text, msgtype, ...body }) => {
        const { media_id: id } = (body[msgtype] ?? {}) as { media_id?: string };
        return {
          text: text?.content ?? '',
          files: id ? [{ name: '', content: this.remote.media.get(id)!.content }] : [],
        };
      });
  }

  away = (): Promise<void> => this.remote.close();
  back = (): Promise<void> => this.remote.reopen();

  slow(): () => void {
    let release = (): void => undefined;
    this.remote.next(SEND, { until: new Promise<void>((resolve) => (release = resolve)) });
    return release;
  }

  refuse(): void {
    this.remote.next(SEND, { errcode: 95002 });
  }
  breakOff(): void {
    this.remote.next(SEND, { breakOff: true });
  }
  close = (): Promise<void> => this.remote.close();
}
