import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { io, type Socket } from 'socket.io-client';
import request from 'supertest';
import type { ConsoleToServer, ServerToConsole, VisitorSession } from '#contract';
import { createApp } from '../../apps/server/src/app';
import { InboxRunner } from '../../apps/server/src/flows/inbox-runner/inbox-runner';
import { Clock } from '../../apps/server/src/platform/clock/clock';
import { type Config, readConfig } from '../../apps/server/src/platform/config/config';
import { Wake } from '../../apps/server/src/platform/wake/wake';
import { firstLogin } from '../../apps/server/src/welcome';
import { freshDatabase } from './db';

/** A Monday in working time, 10:00 in Shanghai. */
export const MONDAY_10 = new Date('2026-11-23T02:00:00.000Z');

/** The desk's clock, turned by the test; between turns it runs on. */
export class TurnableClock {
  private offset: number;

  constructor(
    start: Date,
    private readonly wake: Wake,
  ) {
    this.offset = start.getTime() - Date.now();
  }

  now = (): Date => new Date(Date.now() + this.offset);

  /** Moves on and wakes who sleeps until a due time. */
  advance(seconds: number): void {
    this.offset += seconds * 1000;
    for (const topic of [
      'inbox-health',
      'windows',
      'outbox',
      'queue',
      'receipts',
      'webhooks',
      'streams',
      'sign-ins',
      'backfills',
      'phones',
      'recordings',
      'promises',
      'parts',
      'day-checks',
      'callback-reports',
      'work-reports',
      'figure-mails',
      'ladder',
      'leads-due',
      'setup',
      'automation',
      'contact-groups',
    ])
      this.wake.up(topic);
  }
}

/** A test reads whatever was answered. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the tests check the shape
export interface Answer<T = any> {
  status: number;
  body: T;
}

export type ConsoleSocket = Socket<ServerToConsole, ConsoleToServer>;

/** One signed-in agent, as a browser would act. */
export class AgentClient {
  private readonly sockets: Socket[] = [];

  constructor(
    private readonly url: string,
    readonly cookie: string,
    readonly id: string,
  ) {}

  get = (path: string) => this.send('get', path);
  post = (path: string, body: object = {}) => this.send('post', path, body);
  put = (path: string, body: object = {}) => this.send('put', path, body);
  patch = (path: string, body: object = {}) => this.send('patch', path, body);
  delete = (path: string) => this.send('delete', path);

  async upload(name: string, content: Buffer): Promise<Answer> {
    const call = request(this.url).post('/api/uploads').set('cookie', this.cookie);
    const { status, body } = await call.attach('file', content, name);
    return { status, body: body as unknown };
  }

  /** A file that the desk answers with, as text. */
  async download(path: string): Promise<string> {
    const { status, text } = await request(this.url).get(`/api${path}`).set('cookie', this.cookie).buffer(true);
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    return text;
  }

  private async send(
    method: 'get' | 'post' | 'put' | 'patch' | 'delete',
    path: string,
    body?: object,
  ): Promise<Answer> {
    const call = request(this.url)[method](`/api${path}`).set('cookie', this.cookie);
    const { status, body: answer } = await (body ? call.send(body) : call);
    return { status, body: answer };
  }

  async socket(): Promise<ConsoleSocket> {
    const socket = io(`${this.url}/console`, {
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { cookie: this.cookie },
    });
    this.sockets.push(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return socket as unknown as ConsoleSocket;
  }

  close(): void {
    this.sockets.forEach((socket) => socket.disconnect());
  }
}

/** One visitor of a page with the widget. */
export class VisitorClient {
  private said = 0;
  private socket: Socket | null = null;

  constructor(
    private readonly url: string,
    readonly key: string,
    readonly session: VisitorSession,
  ) {}

  /** Says something over HTTP; the same client id again is the same message. */
  async say(
    text: string,
    clientId = `${this.session.token.slice(0, 8)}-${(this.said += 1)}-c`,
    attachmentIds: string[] = [],
  ): Promise<Answer> {
    const { status, body } = await request(this.url)
      .post(`/api/widget/${this.key}/messages`)
      .set('x-visitor-token', this.session.token)
      .send({ clientId, text, attachmentIds });
    return { status, body };
  }

  async again(): Promise<VisitorSession> {
    return (await request(this.url).post(`/api/widget/${this.key}/session`).send({ token: this.session.token }))
      .body as VisitorSession;
  }

  async connect(): Promise<Socket> {
    const socket = io(`${this.url}/visitor`, {
      transports: ['websocket'],
      forceNew: true,
      auth: { key: this.key, token: this.session.token },
    });
    this.socket = socket;
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return socket;
  }

  close(): void {
    this.socket?.disconnect();
  }
}

export interface Desk {
  app: NestFastifyApplication;
  url: string;
  smtpPort: number;
  clock: TurnableClock;
  sql: Client;
  admin: AgentClient;
  widgetKey: string;
  teamId: string;
  /** Makes an agent of the first team, signs in, and is online unless told otherwise. */
  agent(given?: {
    name?: string;
    role?: string;
    visibility?: string;
    status?: string;
    teamIds?: string[];
    capacity?: number;
  }): Promise<AgentClient>;
  signIn(email: string, password: string): Promise<AgentClient>;
  /** Heard at `address` where 127.0.0.1 is a trusted proxy: one address may open thirty chats a minute. */
  visitor(address?: string): Promise<VisitorClient>;
  close(): Promise<void>;
}

/** Who may do everything on a desk that was filled before it opened. */
export type Fill = (config: Config) => Promise<{ email: string; password: string }>;

/** A whole desk in this process: real Postgres, HTTP, sockets and mail door, with a clock that the test turns. */
export async function openDesk(
  env: Record<string, string> = {},
  start = MONDAY_10,
  fill: Fill | null = null,
): Promise<Desk> {
  const database = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'halfhour-desk-'));
  const config = readConfig({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    PORT: '0',
    SMTP_PORT: '0',
    LOG_LEVEL: 'warn',
    ...env,
  });
  const filled = await fill?.(config);
  const app = await createApp(config);
  const clock = new TurnableClock(start, app.get(Wake));
  Object.assign(app.get(Clock), { now: clock.now });
  await app.init();
  const first = filled ?? (await firstLogin(app))!;
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as { port: number }).port}`;
  const sql = new Client({ connectionString: database.url });
  await sql.connect();
  const clients: { close(): void }[] = [];

  const signIn = async (email: string, password: string): Promise<AgentClient> => {
    const answer = await request(url).post('/api/session').send({ email, password });
    if (answer.status >= 300) throw new Error(`sign-in: ${answer.status} ${answer.text}`);
    const cookie = answer.headers['set-cookie']![0]!.split(';')[0]!;
    const boot = await request(url).get('/api/bootstrap').set('cookie', cookie);
    const client = new AgentClient(url, cookie, boot.body.me.id as string);
    clients.push(client);
    return client;
  };
  const admin = await signIn(first.email, first.password);
  const boot = (await admin.get('/bootstrap')).body;
  const inboxes = (await admin.get('/admin/inboxes')).body.rows as { channel: string; widgetKey: string }[];
  const teamId = boot.teams[0].id as string;
  let agents = 0;

  return {
    app,
    url,
    smtpPort: config.roles.includes('worker') ? app.get(InboxRunner, { strict: false }).smtpPort! : 0,
    clock,
    sql,
    admin,
    widgetKey: inboxes.find(({ channel }) => channel === 'web-chat')!.widgetKey,
    teamId,
    signIn,
    async agent({
      name,
      role = 'agent',
      visibility = 'team',
      status = 'online',
      teamIds = [teamId],
      capacity = 8,
    } = {}) {
      const n = (agents += 1);
      const account = {
        name: name ?? `客服${n}`,
        email: `agent${n}@desk.test`,
        workNumber: `80${String(n).padStart(2, '0')}`,
        password: 'correct horse 8021',
      };
      const made = await admin.post('/admin/agents', { ...account, role, visibility, capacity, teamIds });
      if (made.status >= 300) throw new Error(`agent: ${JSON.stringify(made.body)}`);
      const client = await signIn(account.email, account.password);
      await client.put('/session/status', { status });
      if (status !== 'offline') await client.socket();
      return client;
    },
    async visitor(address = '127.0.0.1') {
      const key = inboxes.find(({ channel }) => channel === 'web-chat')!.widgetKey;
      const opening = request(url).post(`/api/widget/${key}/session`).set('x-forwarded-for', address);
      const answer = await opening.send({ token: null }).expect(200);
      const visitor = new VisitorClient(url, key, answer.body as VisitorSession);
      clients.push(visitor);
      return visitor;
    },
    async close() {
      clients.forEach((client) => client.close());
      await sql.end();
      await app.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Waits for something that will come by itself; fails with the last thing seen. */
export async function eventually<T>(
  look: () => Promise<T> | T,
  holds: (seen: T) => boolean,
  withinMs = 8_000,
): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > until) throw new Error(`never came: ${JSON.stringify(seen)?.slice(0, 2000)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
