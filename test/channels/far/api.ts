// A program of the company's own: it posts signed messages, and takes answers at an address that checks who signs.
import type { AgentClient } from '../../support/desk';
import { FakeProgram } from '../../support/remotes/webhook/fake-program';
import { FakeReceiver, type Taken } from '../../support/remotes/webhook/fake-receiver';
import type { ServerProcess } from '../../support/server';
import { type Far, type Heard, type Said, unique } from './far';

interface Reply {
  contact: { id: string };
  text: string;
  files: { name: string; url: string }[];
}

export class ApiFar implements Far {
  readonly env: Record<string, string>;
  /** The webhook's id stays the same: who takes it twice can tell. */
  readonly repeatable = true;
  static readonly impossible = {};
  private program!: FakeProgram;
  private url = '';
  private path = '';

  private constructor(private readonly receiver: FakeReceiver) {
    this.env = { WEBHOOK_ALLOWED_HOSTS: receiver.host };
  }

  static async open(): Promise<ApiFar> {
    return new ApiFar(await FakeReceiver.open());
  }

  async connect(admin: AgentClient, server: ServerProcess): Promise<void> {
    const settings = { url: this.receiver.url };
    const made = await admin.post('/admin/inboxes', { name: '订单系统', channel: 'api', settings });
    if (made.status !== 201) throw new Error(JSON.stringify(made));
    const { path, secret } = (await admin.get(`/admin/inboxes/${made.body.id}/api`)).body;
    this.receiver.secrets = [secret];
    this.path = path;
    this.moved(server);
  }

  moved({ url }: ServerProcess): void {
    this.url = url;
    this.program = new FakeProgram(url + this.path, this.receiver.secrets[0]!);
  }

  person = (): string => `u-${unique()}`;

  bring = (said: Said): Promise<boolean> => this.post(said, {});
  forge = (said: Said): Promise<boolean> =>
    this.post(said, { secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}` });

  private async post({ person, text, input, file, at }: Said, signing: { secret?: string }): Promise<boolean> {
    const files = file && [{ name: file.name, content: file.content.toString('base64') }];
    const message = {
      clientId: input,
      contact: { id: person },
      text,
      ...(files && { files }),
      ...(at && { sentAt: at.toISOString() }),
    };
    const { status } = await this.program.say(message, { id: `req_${input}_${unique()}`, ...signing });
    return status < 300;
  }

  async heard(person: string): Promise<Heard[]> {
    const replies = this.receiver.taken.filter(({ data }: Taken) => (data as Reply).contact?.id === person);
    return Promise.all(
      replies.map(async ({ data }) => {
        const { text, files } = data as Reply;
        return { text, files: await Promise.all(files.map(({ name, url }) => this.fetched(name, url))) };
      }),
    );
  }

  private async fetched(name: string, address: string): Promise<Heard['files'][0]> {
    const { pathname, search } = new URL(address, this.url);
    const answer = await fetch(new URL(pathname + search, this.url));
    return { name, content: Buffer.from(await answer.arrayBuffer()) };
  }

  away = (): Promise<void> => this.receiver.close();
  back = (): Promise<void> => this.receiver.reopen();

  slow(): () => void {
    let release = (): void => undefined;
    this.receiver.next({ until: new Promise<void>((resolve) => (release = resolve)) });
    return release;
  }

  refuse(): void {
    this.receiver.next({ status: 422, body: 'user unknown' });
  }
  breakOff(): void {
    this.receiver.next({ breakOff: true });
  }
  close = (): Promise<void> => this.receiver.close();
}
