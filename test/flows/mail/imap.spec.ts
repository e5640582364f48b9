import type { Inbox } from '#contract';
import { type AgentClient, eventually } from '../../support/desk';
import type { ServerProcess } from '../../support/server';
import { describeWith, type Dovecot, startDovecot } from '../../support/services';
import { House } from '../processes/house';

const PATIENCE_MS = 90_000;

describeWith('dovecot', 'a mailbox read by IMAP', () => {
  let dovecot: Dovecot;
  let house: House;
  let server: ServerProcess;
  let admin: AgentClient;
  let inboxId: string;

  beforeAll(async () => {
    dovecot = await startDovecot();
    dovecot.deliver('service', mail('之前就在的'));
    house = await House.open();
    server = await house.start();
    admin = await house.admin(server);
    const imap = { host: dovecot.host, port: dovecot.port, secure: false, user: 'service', password: dovecot.password };
    const made = await admin.post('/admin/inboxes', {
      name: '售后邮箱',
      channel: 'email',
      settings: { address: 'service@halfhour.example', imap, smtp: null },
    });
    if (made.status !== 201) throw new Error(JSON.stringify(made));
    inboxId = made.body.id as string;
  }, PATIENCE_MS);
  afterAll(async () => {
    await house.close();
    await dovecot.stop();
  });

  let sent = 0;
  function mail(subject: string): string {
    const n = (sent += 1);
    const headers = [
      `From: 王芳 <w${n}@mail.example>`,
      'To: service@halfhour.example',
      `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    ];
    return [
      ...headers,
      `Message-ID: <imap-${n}@mail.example>`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      subject,
      '',
    ].join('\r\n');
  }
  const subjects = async (): Promise<string[]> =>
    (await house.rows<{ subject: string }>('select subject from ticket order by number')).map(({ subject }) => subject);
  const arrives = (...wanted: string[]): Promise<string[]> =>
    eventually(subjects, (seen) => wanted.every((subject) => seen.includes(subject)), 45_000);
  const health = async (): Promise<Inbox['health']> =>
    ((await admin.get('/admin/inboxes')).body.rows as Inbox[]).find(({ id }) => id === inboxId)!.health;
  const place = async (): Promise<number> =>
    (
      await house.rows<{ uid: number }>(
        `select (cursor #>> '{folders,INBOX,uid}')::int as uid from inbox where id = $1`,
        [inboxId],
      )
    )[0]!.uid;
  const leases = (): Promise<unknown[]> =>
    house.rows(
      `select pid from pg_locks where locktype = 'advisory' and granted
         and database = (select oid from pg_database where datname = current_database())`,
    );

  it(
    'becomes tickets, what was there before and what the server announces, and shows that it is connected',
    async () => {
      await arrives('之前就在的');
      expect(await eventually(health, ({ state }) => state === 'connected')).toMatchObject({ error: null });
      // IDLE: the listener looks by itself only every five minutes.
      dovecot.deliver('service', mail('刚刚送到'));
      expect(await arrives('刚刚送到')).toEqual(['之前就在的', '刚刚送到']);
      expect((await health()).lastInboundAt).not.toBeNull();
    },
    PATIENCE_MS,
  );

  it(
    'is read by one of two processes, and by the other when that one dies',
    async () => {
      const second = await house.start();
      const secondAdmin = await house.admin(second);
      await eventually(leases, (held) => held.length === 1, 20_000);
      dovecot.deliver('service', mail('两个进程'));
      await arrives('两个进程');
      expect(await leases()).toHaveLength(1);
      await server.kill9();
      dovecot.deliver('service', mail('换了进程'));
      await arrives('换了进程');
      expect(await leases()).toHaveLength(1);
      expect(await subjects()).toEqual(['之前就在的', '刚刚送到', '两个进程', '换了进程']);
      server = second;
      admin = secondAdmin;
    },
    PATIENCE_MS,
  );

  it(
    'goes on from its cursor after a restart: what came meanwhile is read, nothing is read twice',
    async () => {
      await server.stop();
      expect(await place()).toBe(4);
      dovecot.deliver('service', mail('停机时送到'));
      server = await house.start();
      admin = await house.admin(server);
      await arrives('停机时送到');
      await eventually(place, (uid) => uid === 5);
      expect(await house.rows('select 1 from receipt')).toHaveLength(5);
    },
    PATIENCE_MS,
  );

  it(
    'shows the outage of its server, reconnects by itself and has lost nothing',
    async () => {
      await dovecot.halt();
      const failed = await eventually(health, ({ state }) => state === 'failed', 20_000);
      expect(failed.error).toMatch(/refuses connections|lost|closed/);
      dovecot.deliver('service', mail('服务器停机时'));
      await dovecot.resume();
      await arrives('服务器停机时');
      expect(await eventually(health, ({ state }) => state === 'connected')).toMatchObject({ error: null });
      dovecot.deliver('service', mail('恢复之后'));
      await arrives('恢复之后');
      expect(await house.rows('select 1 from ticket')).toHaveLength(7);
    },
    PATIENCE_MS,
  );
});
