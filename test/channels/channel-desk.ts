// A desk in a process of its own with one inbox of a channel, and an agent who answers. It can be killed and started again.
import type { Message, TicketDetail, TicketRow } from '#contract';
import { House } from '../flows/processes/house';
import { AgentClient, eventually } from '../support/desk';
import type { ServerProcess } from '../support/server';
import { type Far, type Said, unique } from './far/far';

const PATIENCE_MS = 60_000;

export class ChannelDesk {
  private constructor(
    readonly house: House,
    readonly far: Far,
    private server: ServerProcess,
    private agent: AgentClient,
    private admin: AgentClient,
  ) {}

  static async open(far: Far): Promise<ChannelDesk> {
    const house = await House.open();
    const server = await house.start(far.env);
    const admin = await house.admin(server);
    const agent = await house.agent(server, admin, { capacity: 200 });
    await far.connect(admin, server, house);
    return new ChannelDesk(house, far, server, agent, admin);
  }

  async start(): Promise<void> {
    this.server = await this.house.start(this.far.env);
    this.agent = new AgentClient(this.server.url, this.agent.cookie, this.agent.id);
    this.admin = new AgentClient(this.server.url, this.admin.cookie, this.admin.id);
    await this.far.moved(this.server);
  }

  kill = (): Promise<void> => this.server.kill9();
  stop = (): Promise<void> => this.server.stop();

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
      ([first]) => first !== undefined && inboundOf(first).length >= inbound,
      PATIENCE_MS,
    );
    expect(found).toHaveLength(1);
    return found[0]!;
  }

  async detail(id: string): Promise<TicketDetail> {
    const { status, body } = await this.admin.get(`/tickets/${id}`);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body as TicketDetail;
  }

  async reply({ id }: TicketRow, text: string, attachmentIds: string[] = [], clientId = unique()): Promise<Message> {
    const { row } = await this.detail(id);
    const body = { clientId, text, attachmentIds, seenSeq: row.lastSeq, then: 'waiting', force: true };
    const answer = await this.agent.post(`/tickets/${id}/replies`, body);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer));
    return (answer.body as { message: Message }).message;
  }

  async upload(name: string, content: Buffer): Promise<string> {
    const form = new FormData();
    form.append('file', new File([Uint8Array.from(content)], name));
    const headers = { cookie: this.agent.cookie, origin: this.server.url };
    const answer = await fetch(`${this.server.url}/api/uploads`, { method: 'POST', body: form, headers });
    if (!answer.ok) throw new Error(await answer.text());
    return ((await answer.json()) as { id: string }).id;
  }

  async file(url: string): Promise<Buffer> {
    const answer = await fetch(new URL(url, this.server.url), { headers: { cookie: this.agent.cookie } });
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  }

  retry = (messageId: string) => this.agent.post(`/messages/${messageId}/retry`);

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

  /** Lets the outbox believe that its waits are over. */
  async hurry(): Promise<void> {
    await this.house.rows(`update delivery set due_at = now() where state = 'queued'`);
    await this.house.rows(
      `update delivery set started_at = started_at - interval '1 hour' where state = 'sending' and started_at > now() - interval '30 minutes'`,
    );
  }

  /** While it runs, nobody can write rows of this table. */
  async holding<T>(table: string, work: () => Promise<T>): Promise<T> {
    await this.house.rows('begin');
    try {
      await this.house.rows(`lock table ${table} in share mode`);
      return await work();
    } finally {
      await this.house.rows('rollback');
    }
  }

  async close(): Promise<void> {
    await this.house.close();
    await this.far.close();
  }
}

export interface Delivery {
  state: string;
  error: string | null;
  attempts: number;
}

export const inboundOf = ({ messages }: TicketDetail): Message[] => messages.filter(({ kind }) => kind === 'inbound');
