// kill -9 while people write. `CRASH_ROUNDS=10 npx jest --selectProjects desk --testPathPatterns crash` does it ten times.
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { VisitorSayAck } from '#contract';
import { eventually, type VisitorClient } from '../../support/desk';
import type { ServerProcess } from '../../support/server';
import { post } from '../mail/mail-desk';
import { House } from './house';
import { broken } from './broken';

const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 1);
const VISITORS = 10;
const MESSAGES = 10;
const MAILS = 20;
const SERVICE = 'service@halfhour.example';

describe('a server that is killed while people write', () => {
  it.each(Array.from({ length: ROUNDS }, (_, n) => [n + 1]))(
    'has kept every acknowledged message and mail exactly once (round %i)',
    async (round) => {
      const house = await House.open();
      try {
        await new Storm(house).run();
        await everythingIsThereOnce(house);
      } catch (error) {
        throw new Error(`round ${round}: ${String(error)}\n${house.servers.map((s) => s.output()).join('\n')}`, {
          cause: error,
        });
      } finally {
        await house.close();
      }
    },
    120_000,
  );
});

/** Clients that never give up: each repeats what was not acknowledged, with the same id, at whatever server is there. */
class Storm {
  private server!: ServerProcess;
  private acknowledged = 0;
  private repeated = 0;

  constructor(private readonly house: House) {}

  async run(): Promise<void> {
    this.server = await this.house.start();
    const admin = await this.house.admin(this.server);
    const made = await admin.post('/admin/inboxes', { name: '邮箱', channel: 'email', settings: { address: SERVICE } });
    expect(made.status).toBe(201);
    const greeting = {
      audience: 'any',
      hours: 'any',
      from: null,
      to: null,
      position: 0,
      enabled: true,
      text: '来信已收到',
    };
    await admin.post('/greetings', { ...greeting, inboxId: made.body.id });
    const key = await this.house.widgetKey(admin);
    const visitors: VisitorClient[] = [];
    for (let n = 0; n < VISITORS; n += 1) visitors.push(await this.house.visitor(this.server, key));
    const work = [
      ...visitors.map((visitor, n) => this.talk(visitor, n)),
      ...Array.from({ length: MAILS }, (_, n) => this.mail(n)),
    ];
    await this.crash(randomInt(5, VISITORS * MESSAGES));
    await Promise.all(work);
    expect(this.acknowledged).toBe(VISITORS * MESSAGES + MAILS);
    // Somebody was in the middle of something, or nothing was put to the test.
    expect(this.repeated).toBeGreaterThan(0);
  }

  private async crash(after: number): Promise<void> {
    await eventually(
      () => this.acknowledged,
      (n) => n >= after,
      60_000,
    );
    await this.server.kill9();
    this.server = await this.house.start();
  }

  private async talk(visitor: VisitorClient, n: number): Promise<void> {
    const say = n % 2 ? bySocket(() => this.server.url, visitor) : byHttp(() => this.server.url, visitor);
    for (let m = 0; m < MESSAGES; m += 1) await this.untilDone(() => say.once(`crash-${n}-${m}`, `第 ${m} 句`));
    say.close();
  }

  private mail(n: number): Promise<void> {
    const mail = {
      from: `m${n}@mail.example`,
      to: SERVICE,
      subject: `邮件 ${n}`,
      text: '请查收',
      messageId: `<m${n}@mail.example>`,
    };
    const dated = { ...mail, date: new Date(0) };
    return this.untilDone(() => post(this.server.smtpPort, dated).then(() => true));
  }

  private async untilDone(attempt: () => Promise<boolean>): Promise<void> {
    while (!(await attempt().catch(() => false))) {
      this.repeated += 1;
      await pause(20);
    }
    this.acknowledged += 1;
  }
}

interface Say {
  once(clientId: string, text: string): Promise<boolean>;
  close(): void;
}

const byHttp = (url: () => string, { key, session }: VisitorClient): Say => ({
  async once(clientId, text) {
    const answer = await fetch(`${url()}/api/widget/${key}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-visitor-token': session.token },
      body: JSON.stringify({ clientId, text }),
      signal: AbortSignal.timeout(5_000),
    });
    return answer.ok;
  },
  close: () => undefined,
});

function bySocket(url: () => string, { key, session }: VisitorClient): Say {
  let socket: Socket | undefined;
  let at = '';
  return {
    async once(clientId, text) {
      if (!socket?.connected || at !== url()) {
        socket?.disconnect();
        at = url();
        const auth = { key, token: session.token };
        const fresh = (socket = io(`${at}/visitor`, {
          transports: ['websocket'],
          forceNew: true,
          reconnection: false,
          auth,
        }));
        await new Promise<void>((resolve, reject) => fresh.once('connect', resolve).once('connect_error', reject));
      }
      const answer = (await socket.timeout(5_000).emitWithAck('say', { clientId, text })) as VisitorSayAck;
      return answer.ok;
    },
    close: () => socket?.disconnect(),
  };
}

async function everythingIsThereOnce(house: House): Promise<void> {
  await eventually(
    () =>
      house.rows<{ n: number }>(
        `select count(*)::int as n from receipt where state = 'done' and raw_sha256 is not null`,
      ),
    ([row]) => row!.n === MAILS,
    30_000,
  );
  const chats = await house.rows<{ said: string[] }>(
    `select array_agg(client_id order by seq) as said from message where kind = 'inbound' and client_id is not null group by ticket_id`,
  );
  const wanted = Array.from({ length: VISITORS }, (_, n) =>
    Array.from({ length: MESSAGES }, (__, m) => `crash-${n}-${m}`),
  );
  expect(chats.map(({ said }) => said).sort()).toEqual(wanted.sort());
  const mails = await house.rows<{ subject: string; kinds: string[] }>(
    `select t.subject, array_agg(m.kind order by m.seq) as kinds from ticket t join message m on m.ticket_id = t.id
     where t.channel = 'email' group by t.id order by t.subject`,
  );
  expect(mails.map(({ subject }) => subject).sort()).toEqual(
    Array.from({ length: MAILS }, (_, n) => `邮件 ${n}`).sort(),
  );
  for (const { kinds } of mails) expect(kinds).toEqual(['inbound', 'greeting']);
  expect(await broken(house)).toEqual({ gaps: [], heads: [], windows: [] });
}
