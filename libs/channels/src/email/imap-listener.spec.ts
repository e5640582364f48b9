import type { ImapFlow } from 'imapflow';
import { describeWith, startDovecot, type Dovecot } from '../../../../test/support/services';
import type { InboxHost, Listener, RawInbound } from '../channel';
import { imapClient } from './imap-client';
import type { MailboxCursor } from './imap-cursor';
import { listenImap, type ListenerPace } from './imap-listener';
import type { ImapSettings } from './settings';

const mail = (subject: string, body = 'hello') =>
  `From: wang@mail.example\r\nMessage-ID: <${subject}@mail.example>\r\nSubject: ${subject}\r\n\r\n${body}\r\n`;

/** The desk's side, in memory: knows what it has by external id and by Message-ID with body hash. */
class Desk implements InboxHost {
  readonly stored: RawInbound[] = [];
  readonly tried: string[] = [];
  readonly states: { state: string; error: string | null }[] = [];
  cursor: Record<string, unknown> = {};
  broken = false;
  /** The subject it can't store. */
  refuses: string | null = null;
  private watchers: (() => void)[] = [];

  receive(input: RawInbound): Promise<'stored' | 'duplicate'> {
    this.tried.push(input.externalId);
    if (this.broken || (this.refuses && input.raw.includes(`Subject: ${this.refuses}`)))
      return this.tell(Promise.reject(new Error('database away')));
    const known = this.stored.some(
      ({ envelope }) =>
        envelope['messageId'] === input.envelope['messageId'] &&
        envelope['bodySha256'] === input.envelope['bodySha256'],
    );
    if (!known) this.stored.push(input);
    return this.tell(Promise.resolve(known ? 'duplicate' : 'stored'));
  }

  loadCursor() {
    return Promise.resolve(this.cursor);
  }

  saveCursor(cursor: Record<string, unknown>): Promise<void> {
    this.cursor = cursor;
    return this.tell(Promise.resolve());
  }

  health(report: { state: string; error: string | null }): void {
    this.states.push(report);
    void this.tell(Promise.resolve());
  }

  /** The last mail of a folder that the cursor has passed. */
  uid(folder = 'INBOX'): number | undefined {
    return (this.cursor as Partial<MailboxCursor>).folders?.[folder]?.uid;
  }

  uidValidity(folder = 'INBOX'): string | undefined {
    return (this.cursor as Partial<MailboxCursor>).folders?.[folder]?.uidValidity;
  }

  get subjects(): string[] {
    return this.stored.map(({ raw }) => /^Subject: (.*)\r$/m.exec(raw.toString())![1]!);
  }

  get state(): string | undefined {
    return this.states.at(-1)?.state;
  }

  /** Resolves as soon as the condition holds; looked at after everything that happens here. */
  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!condition()) return;
        this.watchers = this.watchers.filter((watcher) => watcher !== look);
        resolve();
      };
      this.watchers.push(look);
      look();
    });
  }

  private async tell<T>(result: Promise<T>): Promise<T> {
    queueMicrotask(() => this.watchers.forEach((look) => look()));
    return result;
  }
}

describeWith('dovecot', 'a mailbox is read without losing or doubling a mail', () => {
  let server: Dovecot;
  let users = 0;
  let settings: ImapSettings;
  let desk: Desk;
  const listeners: Listener[] = [];

  beforeAll(async () => {
    server = await startDovecot();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    settings = {
      host: server.host,
      port: server.port,
      secure: false,
      user: `user${++users}`,
      password: server.password,
      folders: ['INBOX'],
      after: 'seen',
      moveTo: '',
    };
    desk = new Desk();
  });
  afterEach(async () => {
    await Promise.all(listeners.splice(0).map((listener) => listener.stop()));
  });

  const listen = (pace: Partial<ListenerPace> = {}, change: Partial<ImapSettings> = {}) => {
    const listener = listenImap({ ...settings, ...change }, desk, {
      firstBackOffMs: 20,
      longestBackOffMs: 100,
      ...pace,
    });
    listeners.push(listener);
    return listener;
  };
  const deliver = (...subjects: string[]) =>
    subjects.forEach((subject) => server.deliver(settings.user, mail(subject)));
  const admin = async <T>(work: (client: ImapFlow) => Promise<T>): Promise<T> => {
    const client = imapClient(settings);
    await client.connect();
    return work(client).finally(() => client.close());
  };
  const flags = (folder = 'INBOX') =>
    admin(async (client) => {
      const { exists } = await client.mailboxOpen(folder, { readOnly: true });
      if (exists === 0) return [];
      return (await client.fetchAll('1:*', { flags: true })).map((found) => found.flags!.has('\\Seen'));
    });

  test('unread mail of these days first, in order, and a new one within the IDLE', async () => {
    for (const subject of ['one', 'two', 'three']) await admin((client) => client.append('INBOX', mail(subject), []));
    listen();
    await desk.until(() => desk.uid() === 3);
    deliver('four');
    await desk.until(() => desk.uid() === 4);
    expect(desk.subjects).toEqual(['one', 'two', 'three', 'four']);
    expect(await flags()).toEqual([true, true, true, true]);
    expect(desk.states.map(({ state }) => state)).toEqual(['connecting', 'connected']);
  });

  test('what is old or was read before the desk came is history: it stays, unread stays unread', async () => {
    await admin(async (client) => {
      await client.append('INBOX', mail('old'), [], new Date('2001-01-01'));
      await client.append('INBOX', mail('read'), ['\\Seen']);
      await client.append('INBOX', mail('waits'), []);
      await client.append('INBOX', mail('read-too'), ['\\Seen']);
    });
    const first = listen();
    await desk.until(() => desk.uid() === 4);
    await first.stop();
    listen();
    await desk.until(() => desk.states.filter(({ state }) => state === 'connected').length === 2);
    deliver('new');
    await desk.until(() => desk.uid() === 5);
    expect(desk.subjects).toEqual(['waits', 'new']);
    expect(await flags()).toEqual([false, true, true, true, true]);
  });

  test('what the desk gets is the mail byte for byte, with what identifies it', async () => {
    await admin((client) => client.append('INBOX', mail('one', 'ÿ\r\n.\r\n'), []));
    listen();
    await desk.until(() => desk.uid() === 1);
    const [input] = desk.stored;
    expect(input!.raw.toString()).toBe(mail('one', 'ÿ\r\n.\r\n'));
    expect(input!.externalId).toContain(`imap:${desk.uidValidity()!}:1:`);
    expect(input!.envelope).toMatchObject({
      uid: 1,
      messageId: '<one@mail.example>',
      bodySha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      truncated: false,
    });
  });

  test('a mail the desk could not store is tried again; nothing is skipped, seen or passed by', async () => {
    deliver('one', 'two');
    desk.broken = true;
    listen();
    await desk.until(() => desk.tried.length >= 6);
    expect(new Set(desk.tried).size).toBe(2);
    expect(desk.uid()).toBe(0);
    expect(desk.states.some(({ state, error }) => state === 'failed' && error === 'database away')).toBe(true);
    expect(await flags()).toEqual([false, false]);
    desk.broken = false;
    await desk.until(() => desk.uid() === 2);
    expect(desk.stored).toHaveLength(2);
    expect(desk.state).toBe('connected');
  });

  test('of a page the cursor passes what is stored without a gap, and no more', async () => {
    deliver('one', 'two', 'three');
    desk.refuses = 'two';
    listen();
    await desk.until(() => desk.state === 'failed');
    expect([desk.uid(), await flags()]).toEqual([1, [true, false, false]]);
    desk.refuses = null;
    await desk.until(() => desk.uid() === 3);
    expect(new Set(desk.subjects)).toEqual(new Set(['one', 'two', 'three']));
  });

  test('after a restart it goes on behind the cursor', async () => {
    deliver('one');
    await listenUntil(1);
    deliver('two');
    await listenUntil(2);
    expect(desk.tried).toHaveLength(2);
  });

  async function listenUntil(uid: number): Promise<void> {
    const listener = listen();
    await desk.until(() => desk.uid() === uid);
    await listener.stop();
  }

  test('an outage of the server is sat out, and mail of that time is read', async () => {
    deliver('one');
    listen();
    await desk.until(() => desk.uid() === 1);
    await server.halt();
    await desk.until(() => desk.state === 'failed');
    deliver('two');
    await server.resume();
    await desk.until(() => desk.uid() === 2);
    expect(desk.subjects).toEqual(['one', 'two']);
  });

  test('a folder made anew (other UIDVALIDITY) is looked at again and nothing is doubled', async () => {
    const fill = async (...subjects: string[]) => {
      await admin(async (client) => {
        await client.mailboxCreate('Support');
        for (const subject of subjects) await client.append('Support', mail(subject), []);
      });
    };
    await fill('one', 'two');
    const listener = listen({}, { folders: ['Support'] });
    await desk.until(() => desk.uid('Support') === 2);
    await listener.stop();
    const before = desk.uidValidity('Support');
    await admin((client) => client.mailboxDelete('Support'));
    await fill('two', 'three');
    listen({}, { folders: ['Support'] });
    await desk.until(() => desk.uidValidity('Support') !== before && desk.uid('Support') === 2);
    expect(desk.subjects).toEqual(['one', 'two', 'three']);
    expect(desk.tried).toHaveLength(4);
  });

  test('a mail above the limit is cut, says so, and the next one is read', async () => {
    server.deliver(settings.user, mail('big', 'x'.repeat(50_000)));
    listen({ longestMailBytes: 10_000 });
    await desk.until(() => desk.uid() === 1);
    deliver('small');
    await desk.until(() => desk.uid() === 2);
    expect(desk.stored.map(({ raw, envelope }) => [raw.length, envelope['truncated']])).toEqual([
      [10_000, true],
      [mail('small').length, false],
    ]);
    expect(Number(desk.stored[0]!.envelope['size'])).toBeGreaterThan(50_000);
  });

  test('IDLE is renewed and still hears new mail', async () => {
    listen({ idleMs: 50, lookAgainMs: 60_000 });
    await desk.until(() => desk.state === 'connected');
    // Several renewals pass while these connections come and go.
    for (let i = 0; i < 10; i++) await flags().catch(() => []);
    deliver('one');
    await desk.until(() => desk.uid() === 1);
  });

  test('a wrong password and a missing folder are reported in words', async () => {
    listen({}, { password: 'wrong' });
    await desk.until(() => desk.state === 'failed');
    expect(desk.states.at(-1)!.error).toMatch(/refuses user name or password/);
    await listeners.pop()!.stop();
    desk = new Desk();
    listen({}, { folders: ['Nowhere'] });
    await desk.until(() => desk.state === 'failed');
    expect(desk.states.at(-1)!.error).toMatch(/folder does not exist or cannot be opened/);
  });

  test('stopping is quick while idling, while backing off and while connecting', async () => {
    const idle = listen();
    await desk.until(() => desk.state === 'connected');
    const off = listen({ firstBackOffMs: 60_000, longestBackOffMs: 60_000 }, { password: 'wrong' });
    await desk.until(() => desk.state === 'failed');
    const connecting = listen();
    const began = performance.now();
    await Promise.all([idle.stop(), off.stop(), connecting.stop()]);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test('several folders on one connection: each has its place, and one that is deleted holds no other back', async () => {
    await admin(async (client) => {
      await client.mailboxCreate('售后');
      await client.append('售后', mail('in-folder'), []);
    });
    deliver('in-inbox');
    listen({ lookAgainMs: 30 }, { folders: ['INBOX', '售后'] });
    await desk.until(() => desk.uid() === 1 && desk.uid('售后') === 1);
    await admin((client) => client.append('售后', mail('later'), []));
    await desk.until(() => desk.uid('售后') === 2);
    await admin((client) => client.mailboxDelete('售后'));
    await desk.until(() =>
      desk.states.some(({ error }) => error?.includes('售后: The folder does not exist') ?? false),
    );
    deliver('still');
    await desk.until(() => desk.uid() === 2);
    expect(new Set(desk.subjects)).toEqual(new Set(['in-folder', 'in-inbox', 'later', 'still']));
  });

  test.each<['leave' | 'move', boolean[], boolean[] | null]>([
    ['leave', [false], null],
    ['move', [], [true]],
  ])('a mail that was taken: %s', async (after, inbox, done) => {
    deliver('one');
    listen({}, { after, moveTo: '已处理' });
    await desk.until(() => desk.uid() === 1);
    expect(await flags()).toEqual(inbox);
    if (done) expect(await flags('已处理')).toEqual(done);
  });

  test('mail that is gone before it is fetched is passed by', async () => {
    await admin(async (client) => {
      for (const subject of ['one', 'two', 'three']) await client.append('INBOX', mail(subject), []);
      await client.mailboxOpen('INBOX');
      await client.messageDelete('2', { uid: true });
    });
    listen();
    await desk.until(() => desk.uid() === 3);
    expect(desk.subjects).toEqual(['one', 'three']);
  });
});
