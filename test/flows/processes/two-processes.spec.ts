import type { Socket } from 'socket.io-client';
import type { DeskEvent, Signal, TicketRow } from '#contract';
import { AgentClient, eventually, VisitorClient } from '../../support/desk';
import type { ServerProcess } from '../../support/server';
import { describeWith, type Redis, startRedis } from '../../support/services';
import { post } from '../mail/mail-desk';
import { House, PASSWORD, signIn } from './house';

const PATIENCE_MS = 120_000;

describeWith('redis', 'two web processes and a worker on one database and one Redis', () => {
  let redis: Redis;
  let house: House;
  let a: ServerProcess;
  let b: ServerProcess;
  let worker: ServerProcess;
  let admin: AgentClient;
  let key: string;

  beforeAll(async () => {
    redis = await startRedis();
    house = await House.open();
    const web = { REDIS_URL: redis.url, ROLES: 'web', SMTP_PORT: '-1' };
    a = await house.start(web);
    b = await house.start(web);
    worker = await house.start({ REDIS_URL: redis.url, ROLES: 'worker' });
    admin = await house.admin(a);
    key = await house.widgetKey(admin);
  }, PATIENCE_MS);
  afterAll(async () => {
    await house.close();
    await redis.stop();
  });

  /** An agent's console at a server, and what it hears. */
  async function consoleAt(server: ServerProcess, agent: AgentClient) {
    const events: DeskEvent[] = [];
    const client = elsewhere(server.url, agent);
    const socket = (await client.socket()) as Socket;
    socket.on('events', (batch: { events: DeskEvent[] }) => void events.push(...batch.events));
    await socket.emitWithAck('hello', { position: null, watch: [{ kind: 'list' }] });
    return { socket, events, client };
  }
  const says = (events: DeskEvent[], text: string): Promise<unknown> =>
    eventually(
      () => events.map(({ payload }) => (payload as { message?: { text: string } }).message?.text),
      (texts) => texts.includes(text),
      20_000,
    );
  const at = (server: ServerProcess, visitor: VisitorClient): VisitorClient =>
    new VisitorClient(server.url, key, visitor.session);
  const mine = (agent: AgentClient, text: string): Promise<TicketRow> =>
    eventually(
      async () =>
        ((await agent.get('/tickets?view=mine')).body.rows as TicketRow[]).find(
          ({ lastMessage }) => lastMessage?.preview === text,
        ),
      (row) => row !== undefined,
      20_000,
    ) as Promise<TicketRow>;

  it(
    'shows an agent at A what a visitor says at B, and the worker gives the ticket by the presence that A knows',
    async () => {
      const agent = await house.agent(a, admin);
      const { events, client, socket } = await consoleAt(a, agent);
      const visitor = await house.visitor(b, key);
      await visitor.say('从 B 进来的');
      await says(events, '从 B 进来的');
      const row = await mine(client, '从 B 进来的');
      expect(row.holderId).toBe(agent.id);
      socket.disconnect();
      await agent.put('/session/status', { status: 'offline' });
    },
    PATIENCE_MS,
  );

  it(
    'carries typing both ways between processes',
    async () => {
      await typingCrosses();
    },
    PATIENCE_MS,
  );

  async function typingCrosses(): Promise<void> {
    const agent = await house.agent(a, admin);
    const { client, socket } = await consoleAt(a, agent);
    const visitor = await house.visitor(b, key);
    const words = `打字 ${agent.id.slice(-6)}`;
    const chat = await visitor.connect();
    await chat.emitWithAck('say', { clientId: `typing-${agent.id.slice(-8)}`, text: words, attachmentIds: [] });
    const row = await mine(client, words);
    await socket.emitWithAck('watch', { add: [{ kind: 'ticket', id: row.id }], remove: [] });
    const typed = new Promise((resolve) =>
      socket.on('signal', ({ kind }: Signal) => kind === 'visitor_typing' && resolve(kind)),
    );
    const answered = new Promise((resolve) => chat.on('typing', resolve));
    const ticking = setInterval(() => {
      chat.emit('typing', { on: true });
      socket.emit('signal', { ticketId: row.id, kind: 'typing' });
    }, 100);
    try {
      await expect(typed).resolves.toBe('visitor_typing');
      await expect(answered).resolves.toMatchObject({ on: true });
    } finally {
      clearInterval(ticking);
      socket.disconnect();
      visitor.close();
      await agent.put('/session/status', { status: 'offline' });
    }
  }

  it('makes one of what arrives at A and B at the same moment', async () => {
    const visitor = await house.visitor(a, key);
    const first = Array.from({ length: 30 }, (_, n) =>
      at(n % 2 ? a : b, visitor).say(`第 ${n} 句`, `first-words-${n}`),
    );
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual(first.map(() => 200));
    const again = Array.from({ length: 10 }, (_, n) => at(n % 2 ? a : b, visitor).say('同一句', 'same-words-once'));
    expect((await Promise.all(again)).map(({ status }) => status)).toEqual(again.map(() => 200));
    const chats = await house.rows(
      `select ticket_id, count(*)::int as n from message where client_id like 'first-words-%' or client_id = 'same-words-once' group by 1`,
    );
    expect(chats).toEqual([{ ticket_id: expect.any(String) as string, n: 31 }]);

    const { rows } = (await admin.get('/admin/inboxes')).body as { rows: { id: string }[] };
    const body = {
      clientId: 'by-hand-at-both',
      inboxId: rows[0]!.id,
      contact: { phone: '13800000000' },
      text: '电话里说的',
    };
    const opened = Array.from({ length: 20 }, (_, n) => elsewhere(n % 2 ? a.url : b.url, admin).post('/tickets', body));
    const ids = (await Promise.all(opened)).map(({ body: answer }) => (answer as { row: TicketRow }).row.id);
    expect(new Set(ids).size).toBe(1);
  }, 120_000);

  it('lets each mail in once when two workers look at the same ones', async () => {
    const second = await house.start({ REDIS_URL: redis.url, ROLES: 'worker' });
    const service = 'service@halfhour.example';
    const made = await admin.post('/admin/inboxes', { name: '邮箱', channel: 'email', settings: { address: service } });
    expect(made.status).toBe(201);
    const mails = Array.from({ length: 40 }, (_, n) =>
      post(n % 2 ? worker.smtpPort : second.smtpPort, {
        from: `w${n}@mail.example`,
        to: service,
        subject: `两个进程 ${n}`,
        text: '请查收',
        messageId: `<both-${n}@mail.example>`,
      }),
    );
    await Promise.all(mails);
    await eventually(
      () => house.rows<{ n: number }>(`select count(*)::int as n from receipt where state <> 'done'`),
      ([row]) => row!.n === 0,
      30_000,
    );
    expect(await house.rows(`select 1 from ticket where channel = 'email'`)).toHaveLength(mails.length);
    await second.stop();
  }, 120_000);

  it(
    'counts tries together: ten wrong passwords at A and B, and both refuse',
    async () => {
      const guess = (server: ServerProcess): Promise<number> =>
        signIn(server.url, 'p1@desk.test', 'wrong password').then(
          () => 200,
          (error: Error) => Number(/sign-in: (\d+)/.exec(error.message)![1]),
        );
      for (let n = 0; n < 10; n += 1) expect(await guess(n % 2 ? a : b)).toBe(401);
      expect([await guess(a), await guess(b)]).toEqual([429, 429]);
    },
    PATIENCE_MS,
  );

  it.each([
    ['logs out', (agent: AgentClient) => agent.delete('/session')],
    ['is disabled', (agent: AgentClient) => admin.patch(`/admin/agents/${agent.id}`, { disabled: true })],
    [
      'gets another password',
      (agent: AgentClient) => admin.put(`/admin/agents/${agent.id}/password`, { password: `${PASSWORD} 2` }),
    ],
  ])(
    'closes the socket at B at once when the agent %s at A',
    async (_, end) => {
      const agent = await house.agent(a, admin, { capacity: 0 });
      const { socket } = await consoleAt(b, agent);
      const closed = new Promise((resolve) => socket.once('disconnect', resolve));
      const told = new Promise((resolve) => socket.once('signed_out', resolve));
      expect((await end(agent)).status).toBe(200);
      await expect(told).resolves.toEqual({ code: 'session_expired' });
      await closed;
    },
    PATIENCE_MS,
  );

  it(
    'is slower and never wrong while Redis is away, and as before when it is back',
    async () => {
      const agent = await house.agent(a, admin);
      const { events, client, socket } = await consoleAt(a, agent);
      const visitor = await house.visitor(b, key);
      await visitor.say('Redis 还在');
      const row = await mine(client, 'Redis 还在');
      await redis.halt();

      await visitor.say('Redis 不在');
      await says(events, 'Redis 不在');
      expect(await socket.emitWithAck('watch', { add: [{ kind: 'ticket', id: row.id }], remove: [] })).toEqual({
        ok: true,
      });
      socket.emit('signal', { ticketId: row.id, kind: 'typing' });
      const reply = { clientId: 'without-redis', text: '照常回复', seenSeq: 99 };
      expect((await client.post(`/tickets/${row.id}/replies`, reply)).status).toBe(201);
      const { socket: lone } = await consoleAt(b, await house.agent(b, admin, { capacity: 0 }));
      const chat = await at(a, visitor).connect();
      const caught = (await chat.emitWithAck('hello', { afterSeq: 0 })) as { events: { message?: { text: string } }[] };
      expect(caught.events.map(({ message }) => message?.text)).toContain('照常回复');
      chat.emit('typing', { on: true });
      expect(await (await fetch(`${a.url}/health`)).json()).toMatchObject({ database: 'up', redis: 'down' });

      // Nobody can tell B; it looks for itself.
      const ended = await house.agent(a, admin, { capacity: 0 });
      const { socket: orphan } = await consoleAt(b, ended);
      const closed = new Promise((resolve) => orphan.once('disconnect', resolve));
      await admin.patch(`/admin/agents/${ended.id}`, { disabled: true });
      await closed;

      await redis.resume();
      await eventually(
        async () => ((await (await fetch(`${a.url}/health`)).json()) as { redis: string }).redis,
        (state) => state === 'up',
        30_000,
      );
      lone.disconnect();
      chat.disconnect();
      socket.disconnect();
      await agent.put('/session/status', { status: 'offline' });
      await typingCrosses();
      for (const server of [a, b, worker])
        expect(await Promise.race([server.exited, Promise.resolve('lives')])).toBe('lives');
    },
    PATIENCE_MS,
  );

  it(
    'starts without Redis being there, and ends when asked to',
    async () => {
      await redis.halt();
      const third = await house.start({ REDIS_URL: redis.url, SMTP_PORT: '-1' });
      expect((await elsewhere(third.url, admin).get('/bootstrap')).status).toBe(200);
      await third.stop();
      await redis.resume();
    },
    PATIENCE_MS,
  );
});

/** The same signed-in agent at another server: the session is the database's. */
const elsewhere = (url: string, { cookie, id }: AgentClient): AgentClient => new AgentClient(url, cookie, id);
