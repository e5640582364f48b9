// A visitor's browser: says things over HTTP as the widget does, and reads what the widget would show.
import { createHash } from 'node:crypto';
import type { VisitorEvent, VisitorSession } from '#contract';
import type { House } from '../../flows/processes/house';
import type { AgentClient } from '../../support/desk';
import type { ServerProcess } from '../../support/server';
import type { Far, Heard, Said } from './far';

const NO_OUTBOX = 'what is said to a visitor lies on the desk and is fetched by the widget';

export class WebChatFar implements Far {
  readonly env = {};
  readonly repeatable = true;
  static readonly impossible = {
    ...{ away: NO_OUTBOX, slow: NO_OUTBOX, refuse: NO_OUTBOX, breakOff: NO_OUTBOX },
    when: 'a browser’s clock is not asked: the desk’s own stamps what is said',
  };
  private url = '';
  private key = '';
  private house!: House;
  /** Tokens of people by the id their inbox knows them by. */
  private readonly tokens = new Map<string, string>();
  private readonly uploads = new Map<string, string>();

  static open = (): Promise<WebChatFar> => Promise.resolve(new WebChatFar());

  async connect(admin: AgentClient, server: ServerProcess, house: House): Promise<void> {
    this.house = house;
    this.moved(server);
    const { rows } = (await admin.get('/admin/inboxes')).body as { rows: { channel: string; widgetKey: string }[] };
    this.key = rows.find(({ channel }) => channel === 'web-chat')!.widgetKey;
  }

  moved({ url }: ServerProcess): void {
    this.url = url;
  }

  async person(): Promise<string> {
    const { token } = (await this.post('session', { token: null })) as VisitorSession;
    const hash = createHash('sha256').update(token).digest('hex');
    const [row] = await this.house.rows<{ external_id: string }>(
      'select external_id from identity where token_hash = $1',
      [hash],
    );
    this.tokens.set(row!.external_id, token);
    return row!.external_id;
  }

  async bring({ person, text, input, file }: Said): Promise<boolean> {
    const token = this.tokens.get(person)!;
    const attachmentIds = file ? [await this.uploaded(token, input, file)] : [];
    await this.post('messages', { clientId: input, text, attachmentIds }, token);
    return true;
  }

  forge({ text, input }: Said): Promise<boolean> {
    return this.post('messages', { clientId: input, text }, 't'.repeat(43)).then(
      () => true,
      () => false,
    );
  }

  async heard(person: string): Promise<Heard[]> {
    const token = this.tokens.get(person)!;
    const answer = await this.ask('events?after=0', { headers: { 'x-visitor-token': token } });
    const { events } = (await answer.json()) as { events: VisitorEvent[] };
    const said = events.flatMap((event) =>
      event.type === 'message' && event.message.from === 'agent' ? event.message : [],
    );
    return Promise.all(
      said.map(async ({ text, attachments }) => ({
        text,
        files: await Promise.all(attachments.map(({ id, name }) => this.fetched(token, id, name))),
      })),
    );
  }

  private async uploaded(token: string, input: string, file: NonNullable<Said['file']>): Promise<string> {
    const known = this.uploads.get(input);
    if (known) return known;
    const form = new FormData();
    form.append('file', new File([Uint8Array.from(file.content)], file.name, { type: file.mediaType }));
    const answer = await this.ask('uploads', { method: 'POST', body: form, headers: { 'x-visitor-token': token } });
    const { id } = (await answer.json()) as { id: string };
    this.uploads.set(input, id);
    return id;
  }

  private async fetched(token: string, id: string, name: string) {
    const answer = await this.ask(`attachments/${id}?token=${token}`, {});
    return { name, content: Buffer.from(await answer.arrayBuffer()) };
  }

  private async post(path: string, body: object, token = ''): Promise<unknown> {
    const headers = { 'content-type': 'application/json', 'x-visitor-token': token };
    return (await this.ask(path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  }

  private async ask(path: string, init: RequestInit): Promise<Response> {
    const answer = await fetch(`${this.url}/api/widget/${this.key}/${path}`, {
      ...init,
      signal: AbortSignal.timeout(10_000),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  away = (): void => undefined;
  back = (): void => undefined;
  slow = () => (): void => undefined;
  refuse = (): void => undefined;
  breakOff = (): void => undefined;
  close = (): Promise<void> => Promise.resolve();
}
