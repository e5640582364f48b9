// A desk in a process of its own with one inbox of a channel, and an agent who answers. It can be killed and started again.
import type { Message, TicketDetail, TicketRow } from '#contract';
import type { House } from '../flows/processes/house';
import { type Answer, eventually } from '../support/desk';
import { type Far, type Said, unique } from './far/far';
import { Running } from './running';

const PATIENCE_MS = 60_000;

export class ChannelDesk {
  private constructor(
    private readonly running: Running,
    readonly far: Far,
  ) {}

  static async open(far: Far): Promise<ChannelDesk> {
    return (await ChannelDesk.openAll([far]))[0]!;
  }

  /** Desks of several channels on one server. */
  static async openAll(fars: readonly Far[]): Promise<ChannelDesk[]> {
    const running = await Running.open(fars);
    return fars.map((far) => new ChannelDesk(running, far));
  }

  get house(): House {
    return this.running.house;
  }
  start = (): Promise<void> => this.running.start();
  kill = (): Promise<void> => this.running.kill();
  stop = (): Promise<void> => this.running.stop();
  close = (): Promise<void> => this.running.close();

  /** Brings it as a far side does that never gives up. */
  async brought(said: Said): Promise<void> {
    await eventually(
      () => this.far.bring(said).catch(() => false),
      (done) => done,
      PATIENCE_MS,
    );
  }

  async ticketsOf(person: string): Promise<TicketDetail[]> {
    const ids = await this.house.rows<{ id: string }>(
      `select t.id from ticket t join identity i on i.contact_id = t.contact_id and i.inbox_id = t.inbox_id
       where lower(i.external_id) = lower($1) order by t.number`,
      [person],
    );
    return Promise.all(ids.map(({ id }) => this.detail(id)));
  }

  /** The ticket of this person once so many of their messages are in it. */
  async ticketOf(person: string, inbound = 1): Promise<TicketDetail> {
    const found = await eventually(
      () => this.ticketsOf(person),
      ([first]) => first !== undefined && this.theirs(first).length >= inbound,
      PATIENCE_MS,
    );
    expect(found).toHaveLength(1);
    return found[0]!;
  }

  /** What a person said, in the order in which the desk shows it. */
  async saidBy(person: string): Promise<{ text: string; at: string | null }[]> {
    const messages = (await this.ticketsOf(person)).flatMap((ticket) => this.theirs(ticket));
    const words = (await this.far.wordsOf?.(messages)) ?? messages.map(({ text }) => text.trim());
    return messages.map(({ providerAt }, n) => ({ text: words[n]!, at: providerAt }));
  }

  textsBy = async (person: string): Promise<string[]> => (await this.saidBy(person)).map(({ text }) => text);

  textsHeard = async (person: string): Promise<string[]> => (await this.far.heard(person)).map(({ text }) => text);

  private theirs = ({ messages }: TicketDetail): Message[] =>
    messages.filter(this.far.isTheirs ?? (({ kind }) => kind === 'inbound'));

  /** The one file this person sent. */
  async fileFrom(person: string): Promise<Buffer> {
    if (this.far.fileOf) return this.file(await this.far.fileOf(person, this));
    const [attachment] = await eventually(
      async () => (await this.ticketsOf(person)).flatMap(({ messages }) => messages.flatMap((one) => one.attachments)),
      (found) => found.length > 0,
      PATIENCE_MS,
    );
    expect(attachment!.mediaType).toBe('image/png');
    return this.file(`/api/attachments/${attachment!.id}`);
  }

  async detail(id: string): Promise<TicketDetail> {
    return (await this.asked(`/tickets/${id}`)) as TicketDetail;
  }

  asked = async (path: string): Promise<unknown> => answered(await this.running.admin.get(path));
  posted = async (path: string): Promise<unknown> => answered(await this.running.agent.post(path));

  async reply({ id }: TicketRow, text: string, attachmentIds: string[] = [], clientId = unique()): Promise<Message> {
    const { row } = await this.detail(id);
    const body = { clientId, text, attachmentIds, seenSeq: row.lastSeq, then: 'waiting', force: true };
    const answer = await this.running.agent.post(`/tickets/${id}/replies`, body);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer));
    return (answer.body as { message: Message }).message;
  }

  async upload(name: string, content: Buffer): Promise<string> {
    const form = new FormData();
    form.append('file', new File([Uint8Array.from(content)], name));
    const headers = { cookie: this.running.agent.cookie, origin: this.running.url };
    const answer = await fetch(`${this.running.url}/api/uploads`, { method: 'POST', body: form, headers });
    if (!answer.ok) throw new Error(await answer.text());
    return ((await answer.json()) as { id: string }).id;
  }

  async file(url: string): Promise<Buffer> {
    const answer = await fetch(new URL(url, this.running.url), { headers: { cookie: this.running.agent.cookie } });
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  }

  retry = (messageId: string) => this.running.agent.post(`/messages/${messageId}/retry`);

  async delivery(messageId: string, holds: (delivery: Delivery) => boolean): Promise<Delivery> {
    const [row] = await eventually(
      () =>
        this.house.rows<Delivery>(
          'select state, last_error as error, attempts from delivery where message_id = $1 order by kind limit 1',
          [messageId],
        ),
      ([found]) => found !== undefined && holds(found),
      PATIENCE_MS,
    );
    return row!;
  }

  /** Lets a server that looks from now on believe that the outbox's waits are over. */
  async hurry(): Promise<void> {
    await this.house.rows(`update delivery set due_at = now() where state = 'queued'`);
    await this.house.rows(
      `update delivery set started_at = started_at - interval '1 hour' where state = 'sending' and started_at > now() - interval '30 minutes'`,
    );
  }

  /** While it runs, nobody can write rows of these tables. */
  async holding<T>(tables: string[], work: () => Promise<T>): Promise<T> {
    await this.house.rows('begin');
    try {
      await this.house.rows(`lock table ${tables.join(', ')} in share mode`);
      return await work();
    } finally {
      await this.house.rows('rollback');
    }
  }
}

export interface Delivery {
  state: string;
  error: string | null;
  attempts: number;
}

function answered({ status, body }: Answer): unknown {
  if (status >= 300) throw new Error(JSON.stringify(body));
  return body;
}
