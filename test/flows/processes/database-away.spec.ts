import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Socket } from 'socket.io-client';
import type { DeskEvent, TicketRow } from '#contract';
import { type AgentClient, eventually, type VisitorClient } from '../../support/desk';
import type { ServerProcess } from '../../support/server';
import { post } from '../mail/mail-desk';
import { House, signIn } from './house';
import { type OwnPostgres, ownPostgres } from './own-postgres';

const PATIENCE_MS = 120_000;
const AWAY_MS = 6_000;
const SERVICE = 'service@halfhour.example';

describe('a database that is away for a while', () => {
  let postgres: OwnPostgres;
  let house: House;
  let server: ServerProcess;
  let admin: AgentClient;
  let visitor: VisitorClient;
  let screen: Socket;
  let chat: Socket;
  const heard: DeskEvent[] = [];
  const shown: string[] = [];

  beforeAll(async () => {
    postgres = await ownPostgres();
    house = await House.open(postgres.url);
    server = await house.start();
    admin = await house.admin(server);
    const made = await admin.post('/admin/inboxes', { name: '邮箱', channel: 'email', settings: { address: SERVICE } });
    expect(made.status).toBe(201);
    visitor = await house.visitor(server, await house.widgetKey(admin));
    screen = (await admin.socket()) as Socket;
    screen.on('events', ({ events }: { events: DeskEvent[] }) => void heard.push(...events));
    await screen.emitWithAck('hello', { position: null, watch: [{ kind: 'list' }] });
    chat = await visitor.connect();
    chat.on('events', ({ events }: { events: { message?: { text: string } }[] }) =>
      shown.push(...events.flatMap(({ message }) => message?.text ?? [])),
    );
    await chat.emitWithAck('say', { clientId: 'before-outage', text: '停机之前', attachmentIds: [] });
  }, PATIENCE_MS);
  afterAll(async () => {
    visitor.close();
    admin.close();
    await house.close();
    await postgres.remove();
  }, PATIENCE_MS);

  const hears = (text: string): Promise<unknown> =>
    eventually(
      () => heard.map(({ payload }) => (payload as { message?: { text: string } }).message?.text),
      (texts) => texts.includes(text),
      30_000,
    );

  it(
    'is told as database_unavailable on every way in, and the process stays',
    async () => {
      await hears('停机之前');
      await postgres.halt();
      const unavailable = { status: 503, body: { code: 'database_unavailable' } };
      await eventually(
        () => admin.get('/tickets?view=all'),
        ({ status }) => status === 503,
      );
      expect(await admin.get('/tickets?view=all')).toMatchObject(unavailable);
      expect(await visitor.say('停机时说的', 'http-during-outage')).toMatchObject(unavailable);
      expect(
        await chat.emitWithAck('say', { clientId: 'socket-during-outage', text: '停机时说的', attachmentIds: [] }),
      ).toMatchObject({ ok: false, code: 'database_unavailable' });
      await expect(signIn(server.url, 'nobody@desk.test', 'x')).rejects.toThrow('503');
      const mail = {
        from: 'w@mail.example',
        to: SERVICE,
        subject: '停机',
        text: '停机时来的信',
        messageId: '<out@mail.example>',
      };
      await expect(post(server.smtpPort, mail)).rejects.toThrow(/451/);
      expect((await fetch(`${server.url}/health`)).status).toBe(503);
      expect(screen.connected && chat.connected).toBe(true);
      // Every sweep and the feed meet the outage more than once.
      await pause(AWAY_MS);
      expect(await Promise.race([server.exited, Promise.resolve('lives')])).toBe('lives');
    },
    PATIENCE_MS,
  );

  it(
    'goes on without a restart when it is back: same sockets, same sessions, nothing half-written, retries land once',
    async () => {
      await postgres.resume();
      await eventually(
        () => admin.get('/tickets?view=all'),
        ({ status }) => status === 200,
        30_000,
      );
      expect((await fetch(`${server.url}/health`)).status).toBe(200);
      expect(screen.connected && chat.connected).toBe(true);
      const sql = new Client({ connectionString: postgres.url });
      await sql.connect();
      const count = async (text: string): Promise<number> =>
        (await sql.query(`select count(*)::int as n from ${text}`)).rows[0].n;
      try {
        expect(await count(`message where kind = 'inbound'`)).toBe(1);
        expect(await count('receipt')).toBe(1);
        for (let again = 0; again < 2; again += 1) {
          expect((await visitor.say('停机时说的', 'http-during-outage')).status).toBe(200);
          const said = { clientId: 'socket-during-outage', text: '停机时也说了', attachmentIds: [] };
          expect(await chat.emitWithAck('say', said)).toMatchObject({ ok: true });
        }
        await hears('停机时也说了');
        expect(await count(`message where kind = 'inbound'`)).toBe(3);
        expect(
          await count(
            `(select 1 from desk_event group by subject_kind, subject_id having subject_kind = 'ticket' and count(*) <> max(version)) gaps`,
          ),
        ).toBe(0);
      } finally {
        await sql.end();
      }
    },
    PATIENCE_MS,
  );

  it(
    'finds every sweep at work again: mail is let in, tickets are given, replies reach the visitor',
    async () => {
      const mail = {
        from: 'w@mail.example',
        to: SERVICE,
        subject: '恢复',
        text: '恢复后来的信',
        messageId: '<back@mail.example>',
      };
      await post(server.smtpPort, mail);
      await hears('恢复后来的信');
      await admin.put('/session/status', { status: 'online' });
      const row = await eventually(
        async () =>
          ((await admin.get('/tickets?view=mine')).body.rows as TicketRow[]).find(
            ({ channel }) => channel === 'web-chat',
          ),
        (found) => found !== undefined,
        30_000,
      );
      const reply = { clientId: 'after-outage', text: '恢复后的回复', seenSeq: row!.lastSeq };
      expect((await admin.post(`/tickets/${row!.id}/replies`, reply)).status).toBe(201);
      await eventually(
        () => shown,
        (texts) => texts.includes('恢复后的回复'),
        30_000,
      );
    },
    PATIENCE_MS,
  );
});
