// The built desk as processes of their own on one database: signed-in people, and how to crash and restart it.
import { Client } from 'pg';
import request from 'supertest';
import type { VisitorSession } from '#contract';
import { AgentClient, VisitorClient } from '../../support/desk';
import { freshDatabase } from '../../support/db';
import { type ServerProcess, startServer } from '../../support/server';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const PASSWORD = 'correct horse 8021';

export class House {
  readonly servers: ServerProcess[] = [];
  private first: { email: string; password: string } | undefined;
  private agents = 0;

  private constructor(
    readonly databaseUrl: string,
    readonly sql: Client,
    private readonly dataDir: string,
    private readonly cleanUp: () => Promise<void>,
  ) {}

  /** On a database of its own, or on one that the spec brings. */
  static async open(databaseUrl?: string): Promise<House> {
    const database = databaseUrl ? { url: databaseUrl, drop: () => Promise.resolve() } : await freshDatabase();
    const dataDir = await mkdtemp(join(tmpdir(), 'halfhour-house-'));
    const sql = new Client({ connectionString: database.url });
    // A spec that stops Postgres ends this connection too.
    sql.on('error', () => undefined);
    await sql.connect();
    return new House(database.url, sql, dataDir, async () => {
      await sql.end().catch(() => undefined);
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    });
  }

  async start(env: Record<string, string> = {}): Promise<ServerProcess> {
    const server = await startServer({
      databaseUrl: this.databaseUrl,
      env: { DATA_DIR: this.dataDir, LOG_LEVEL: 'warn', ...env },
    });
    this.first ??= (server as ServerProcess & { first?: { email: string; password: string } }).first;
    this.servers.push(server);
    return server;
  }

  async rows<T = Record<string, unknown>>(text: string, params: unknown[] = []): Promise<T[]> {
    return (await this.sql.query(text, params)).rows as T[];
  }

  admin({ url }: { url: string }): Promise<AgentClient> {
    return signIn(url, this.first!.email, this.first!.password);
  }

  /** A new agent of the first team, signed in and online at one of the servers. */
  async agent(server: { url: string }, admin: AgentClient, fields: Record<string, unknown> = {}): Promise<AgentClient> {
    const n = (this.agents += 1);
    const teamIds = (await admin.get('/bootstrap')).body.teams.map(({ id }: { id: string }) => id) as string[];
    const account = { name: `客服${n}`, email: `p${n}@desk.test`, workNumber: `90${n}`, password: PASSWORD };
    const made = await admin.post('/admin/agents', {
      ...account,
      role: 'agent',
      visibility: 'all',
      capacity: 50,
      teamIds,
      ...fields,
    });
    if (made.status !== 201) throw new Error(JSON.stringify(made));
    const agent = await signIn(server.url, account.email, PASSWORD);
    await agent.put('/session/status', { status: 'online' });
    return agent;
  }

  async widgetKey(admin: AgentClient): Promise<string> {
    const { rows } = (await admin.get('/admin/inboxes')).body as { rows: { channel: string; widgetKey: string }[] };
    return rows.find(({ channel }) => channel === 'web-chat')!.widgetKey;
  }

  async visitor({ url }: { url: string }, key: string): Promise<VisitorClient> {
    const answer = await request(url).post(`/api/widget/${key}/session`).send({ token: null });
    return new VisitorClient(url, key, answer.body as VisitorSession);
  }

  async close(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.kill9()));
    await this.cleanUp();
  }
}

export async function signIn(url: string, email: string, password: string): Promise<AgentClient> {
  const answer = await request(url).post('/api/session').send({ email, password });
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${answer.text}`);
  const cookie = answer.headers['set-cookie']![0]!.split(';')[0]!;
  const { me } = (await request(url).get('/api/bootstrap').set('cookie', cookie)).body as { me: { id: string } };
  return new AgentClient(url, cookie, me.id);
}
