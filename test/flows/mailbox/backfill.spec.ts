import { ImapFlow } from 'imapflow';
import type { MailBackfill } from '#contract';
import { eventually } from '../../support/desk';
import { describeWith, type Dovecot, startDovecot } from '../../support/services';
import type { ServerProcess } from '../../support/server';
import type { AgentClient } from '../../support/desk';
import { House } from '../processes/house';
import { ADDRESS, imapOf, mail } from './mailbox-desk';

const PATIENCE_MS = 120_000;
const SINCE = '2026-01-01T00:00:00.000Z';

describeWith('dovecot', 'old mail of a mailbox', () => {
  let dovecot: Dovecot;
  let house: House;
  let server: ServerProcess;
  let admin: AgentClient;
  let inboxId: string;

  beforeAll(async () => {
    dovecot = await startDovecot();
    await atTheServer(async (client) => {
      await client.append('INBOX', mail('太早的'), ['\\Seen'], new Date('2025-12-31T12:00:00Z'));
      await client.append(
        'INBOX',
        mail('一月的问题', { id: '<jan@mail.example>', from: 'a@mail.example' }),
        ['\\Seen'],
        new Date('2026-01-05T01:00:00Z'),
      );
      await client.append(
        'INBOX',
        mail('Re: 一月的问题', { replyTo: '<jan@mail.example>', from: 'a@mail.example' }),
        [],
        new Date('2026-01-06T01:00:00Z'),
      );
      for (let i = 0; i < 300; i++)
        await client.append(
          'INBOX',
          mail(`旧信 ${i}`),
          ['\\Seen'],
          new Date(Date.parse('2026-02-01T00:00:00Z') + i * 60_000),
        );
    });
    house = await House.open();
    server = await house.start();
    admin = await house.admin(server);
    const made = await admin.post('/admin/inboxes', {
      name: '售后邮箱',
      channel: 'email',
      settings: { address: ADDRESS, imap: imapOf(dovecot), smtp: null },
    });
    inboxId = made.body.id as string;
    const greeting = { audience: 'any', hours: 'any', from: null, to: null, position: 0, enabled: true };
    await admin.post('/greetings', { ...greeting, inboxId, text: '您好，已收到。' });
    dovecot.deliver(ADDRESS, mail('今天的'));
    await eventually(tickets, (rows) => rows.length === 1, 30_000);
  }, PATIENCE_MS);
  afterAll(async () => {
    await house.close();
    await dovecot.stop();
  });

  async function atTheServer<T>(work: (client: ImapFlow) => Promise<T>): Promise<T> {
    const auth = { user: ADDRESS, pass: dovecot.password };
    const client = new ImapFlow({ host: dovecot.host, port: dovecot.port, secure: false, auth, logger: false });
    await client.connect();
    return work(client).finally(() => client.close());
  }
  const tickets = () =>
    house.rows<{ subject: string; status: string; created_at: Date; last_seq: number }>(
      'select subject, status, created_at, last_seq from ticket order by number',
    );
  const backfill = async (): Promise<MailBackfill> =>
    (await admin.get(`/admin/mailboxes/${inboxId}`)).body.backfill as MailBackfill;
  const ask = { folder: 'INBOX', since: SINCE };

  it('stays where it is until somebody asks for it, and is counted before', async () => {
    expect((await tickets()).map(({ subject }) => subject)).toEqual(['今天的']);
    const { body } = await admin.post(`/admin/mailboxes/${inboxId}/backfill/count`, ask);
    // The server compares days: one before, and the mail of today.
    expect(body.mails).toBeGreaterThanOrEqual(302);
    expect(body.mails).toBeLessThanOrEqual(304);
  });

  it('refuses a folder that is not there and a day that has not come, in words', async () => {
    const nowhere = await admin.post(`/admin/mailboxes/${inboxId}/backfill/count`, { ...ask, folder: 'Nowhere' });
    expect(nowhere.body).toMatchObject({
      code: 'connection_failed',
      detail: { detail: expect.stringMatching(/folder/) },
    });
    const tomorrow = await admin.post(`/admin/mailboxes/${inboxId}/backfill`, {
      ...ask,
      since: '2100-01-01T00:00:00.000Z',
    });
    expect([tomorrow.status, tomorrow.body.code]).toEqual([400, 'invalid_input']);
  });

  it(
    'goes on after a crash, can be stopped and begun again, and doubles nothing',
    async () => {
      expect((await admin.post(`/admin/mailboxes/${inboxId}/backfill`, ask)).body).toMatchObject({ state: 'running' });
      const again = await admin.post(`/admin/mailboxes/${inboxId}/backfill`, ask);
      if (again.status !== 201) expect(again.body.code).toBe('mail_backfill_running');
      await eventually(tickets, (rows) => rows.length > 60, 30_000);
      await server.kill9();
      server = await house.start();
      admin = await house.admin(server);
      await eventually(backfill, ({ state }) => state === 'done', 60_000);
      const rows = await tickets();
      expect(rows).toHaveLength(302);
      const { seen, total, taken, known, setAside } = await backfill();
      expect([seen, setAside]).toEqual([total, 0]);
      // Today's mail may have come a moment before the mailbox was connected: then it is met again, and known.
      expect([302, 303]).toContain(taken + known);
    },
    PATIENCE_MS,
  );

  it('is over: no clock, no greeting, nobody waits, dated as it came, its threads kept', async () => {
    const rows = await tickets();
    const old = rows.filter(({ subject }) => subject !== '今天的');
    expect(new Set(old.map(({ status }) => status))).toEqual(new Set(['resolved']));
    expect(rows.find(({ subject }) => subject === '太早的')).toBeUndefined();
    const thread = rows.find(({ subject }) => subject === '一月的问题')!;
    expect([thread.last_seq, thread.created_at.toISOString()]).toEqual([2, '2026-01-05T01:00:00.000Z']);
    const [counts] = await house.rows<{ windows: number; greetings: number; deliveries: number }>(
      `select (select count(*)::int from reply_window) as windows,
         (select count(*)::int from message where kind = 'greeting') as greetings,
         (select count(*)::int from delivery) as deliveries`,
    );
    expect(counts).toEqual({ windows: 1, greetings: 1, deliveries: 1 });
  });

  it('leaves the mails on the server as they are', async () => {
    const unseen = await atTheServer(async (client) => {
      await client.mailboxOpen('INBOX', { readOnly: true });
      return (await client.search({ seen: false }, { uid: true })) as number[];
    });
    expect(unseen).toHaveLength(1);
  });

  it('an answer of today to an old mail opens its ticket again, with the clock', async () => {
    dovecot.deliver(ADDRESS, mail('Re: 一月的问题', { replyTo: '<jan@mail.example>', from: 'a@mail.example' }));
    const rows = await eventually(
      tickets,
      (seen) => seen.some(({ subject, last_seq }) => subject === '一月的问题' && last_seq === 3),
      20_000,
    );
    expect(rows.find(({ subject }) => subject === '一月的问题')!.status).toBe('open');
    expect(await house.rows('select 1 from reply_window')).toHaveLength(2);
  });

  it('a second time finds everything known; stopped, it stays stopped', async () => {
    const { body } = await admin.post(`/admin/mailboxes/${inboxId}/backfill`, ask);
    const stopped = await admin.delete(`/admin/mailboxes/${inboxId}/backfill`);
    expect(['stopped', 'done']).toContain((stopped.body as MailBackfill).state);
    expect((stopped.body as MailBackfill).id).toBe((body as MailBackfill).id);
    expect(await tickets()).toHaveLength(302);
  });
});
