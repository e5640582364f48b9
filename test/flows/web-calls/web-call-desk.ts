import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import request from 'supertest';
import type { Call, Inbox, VisitorCall, VisitorEvent } from '#contract';
import { type AgentClient, type Answer, type Desk, openDesk, type VisitorClient } from '../../support/desk';

export const clientId = (): string => randomUUID();
export const peerId = (): string => `page-${randomUUID()}`;

/** A visitor who may call: one page with the widget open. */
export class Caller {
  readonly peer = peerId();
  readonly heard: VisitorCall[] = [];
  private socket: Socket | null = null;

  constructor(
    private readonly desk: Desk,
    readonly visitor: VisitorClient,
  ) {}

  async post(path: string, body: object = {}): Promise<Answer> {
    const { status, body: answer } = await request(this.desk.url)
      .post(`/api/widget/${this.visitor.key}/calls${path}`)
      .set('x-visitor-token', this.visitor.session.token)
      .send(body);
    return { status, body: answer };
  }

  call(id = clientId(), peer = this.peer): Promise<Answer> {
    return this.post('', { clientId: id, peer });
  }

  async calls(): Promise<VisitorCall> {
    const { status, body } = await this.call();
    if (status !== 200) throw new Error(`call: ${status} ${JSON.stringify(body)}`);
    return body.call as VisitorCall;
  }

  does(step: string, id: string, peer = this.peer): Promise<Answer> {
    return this.post(`/${id}/${step}`, { peer });
  }

  /** Opens the socket and keeps what it tells of calls. */
  async listen(): Promise<Socket> {
    this.socket = await this.visitor.connect();
    this.socket.on('events', ({ events }: { events: VisitorEvent[] }) => {
      for (const event of events) if (event.type === 'call') this.heard.push(event.call);
    });
    await this.socket.emitWithAck('hello', { afterSeq: 0 });
    return this.socket;
  }
}

/** An agent's page in the console. */
export class Callee {
  readonly peer = peerId();

  constructor(readonly agent: AgentClient) {}

  does(step: string, id: string, more: object = {}): Promise<Answer> {
    return this.agent.post(`/web-calls/${id}/${step}`, { peer: this.peer, ...more });
  }

  answer(id: string): Promise<Answer> {
    return this.does('answer', id);
  }

  async mine(): Promise<Call[]> {
    return (await this.agent.get('/web-calls')).body.rows as Call[];
  }
}

export class CallDesk {
  private constructor(readonly desk: Desk) {}

  static async open(): Promise<CallDesk> {
    const calls = new CallDesk(await openDesk());
    await calls.set({ enabled: true, ringSeconds: 40 });
    // The desk trusts its own deadlines once it has been there for as long as a page may be silent.
    calls.desk.clock.advance(30);
    return calls;
  }

  async set(calls: { enabled: boolean; ringSeconds: number }): Promise<void> {
    const { rows } = (await this.desk.admin.get('/admin/inboxes')).body as { rows: Inbox[] };
    const { id, settings } = rows.find(({ channel }) => channel === 'web-chat')!;
    const { status } = await this.desk.admin.patch(`/admin/inboxes/${id}`, { settings: { ...settings, calls } });
    if (status !== 200) throw new Error(`inbox: ${status}`);
  }

  async caller(): Promise<Caller> {
    return new Caller(this.desk, await this.desk.visitor());
  }

  async callee(given: Parameters<Desk['agent']>[0] = {}): Promise<Callee> {
    return new Callee(await this.desk.agent(given));
  }

  async record(id: string): Promise<Call> {
    const { rows } = (await this.desk.admin.get('/calls?limit=200')).body as { rows: Call[] };
    return rows.find((call) => call.id === id)!;
  }

  /** Agents of former tests are gone, so that a call rings whom the test names. */
  async alone(): Promise<void> {
    await this.desk.sql.query(`update agent set status = 'offline'`);
  }

  /** Ends what a test left, so that the next begins with quiet lines. */
  async hush(): Promise<void> {
    await this.desk.sql.query(
      `update call set ended_at = coalesce(answered_at, started_at), ringing_agent_ids = '{}' where ended_at is null`,
    );
    await this.desk.sql.query('update web_call set due_at = null');
  }
}
