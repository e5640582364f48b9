import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { RawInbound } from '../channel';
import { startSmtpDoor, type SmtpDoor, type SmtpDoorOptions } from './smtp-door';

interface Received {
  inbox: string;
  input: RawInbound;
}

const inboxes: Record<string, string> = {
  'sales@halfhour.example': 'sales',
  'orders@halfhour.example': 'sales',
  'repairs@halfhour.example': 'repairs',
};

let door: SmtpDoor;
let received: Received[];
let broken: Set<string>;

async function open(options: Partial<SmtpDoorOptions> = {}): Promise<void> {
  door = await startSmtpDoor({
    port: 0,
    hostName: 'desk.halfhour.example',
    maxBytes: 20_000,
    accepts: (recipient) => Promise.resolve(inboxes[recipient.toLowerCase()] ?? null),
    receive(inbox, input) {
      if (broken.has(inbox)) return Promise.reject(new Error('database away'));
      const duplicate = received.some((known) => known.inbox === inbox && known.input.externalId === input.externalId);
      if (!duplicate) received.push({ inbox, input });
      return Promise.resolve(duplicate ? 'duplicate' : 'stored');
    },
    ...options,
  });
}

beforeEach(() => {
  received = [];
  broken = new Set();
});
afterEach(() => door.stop());

/** A client that says exactly the lines it is given and collects the answers. */
class Talker {
  private buffer = '';

  private constructor(private readonly socket: Socket) {}

  static async to(port: number, hello = 'EHLO client.example'): Promise<Talker> {
    const talker = new Talker(connect(port, '127.0.0.1').setEncoding('utf8'));
    await talker.answer();
    await talker.say(hello);
    return talker;
  }

  async say(line: string): Promise<string> {
    this.socket.write(`${line}\r\n`);
    return this.answer();
  }

  async answer(): Promise<string> {
    for (;;) {
      const last = /^(?:\d{3}-.*\r\n)*(\d{3} .*)\r\n/.exec(this.buffer);
      if (last) {
        this.buffer = this.buffer.slice(last[0].length);
        return last[1]!;
      }
      const [chunk] = (await once(this.socket, 'data')) as [string];
      this.buffer += chunk;
    }
  }

  async mail(to: string[], body: string, from = 'wang@mail.example'): Promise<string> {
    await this.say(`MAIL FROM:<${from}>`);
    for (const recipient of to) await this.say(`RCPT TO:<${recipient}>`);
    await this.say('DATA');
    return this.say(`${body}\r\n.`);
  }

  end(): void {
    this.socket.destroy();
  }
}

const order = 'From: wang@mail.example\r\nMessage-ID: <1@mail.example>\r\nSubject: order\r\n\r\nwhere is it?';

test('a mail is stored with its envelope before the door says 250', async () => {
  await open();
  const client = await Talker.to(door.port);
  expect(await client.mail(['sales@halfhour.example'], order)).toMatch(/^250 2\.0\.0 stored/);
  expect(received[0]!.input.raw.toString()).toBe(`${order}\r\n`);
  expect(received[0]!.input.envelope).toMatchObject({
    mailFrom: 'wang@mail.example',
    rcptTo: ['sales@halfhour.example'],
    messageId: '<1@mail.example>',
    helo: 'client.example',
  });
  client.end();
});

test('250 waits for the commit', async () => {
  let commit!: () => void;
  let ask!: () => void;
  const asked = new Promise<void>((resolve) => (ask = resolve));
  const committed = new Promise<'stored'>((resolve) => (commit = () => resolve('stored')));
  await open({ receive: () => (ask(), committed) });
  const client = await Talker.to(door.port);
  let answered = false;
  const answer = client.mail(['sales@halfhour.example'], order).then((line) => ((answered = true), line));
  await asked;
  expect(answered).toBe(false);
  commit();
  expect(await answer).toMatch(/^250/);
  client.end();
});

test('strangers get 550, a full disk 451, and the null return path is kept', async () => {
  await open();
  const client = await Talker.to(door.port);
  await client.say('MAIL FROM:<>');
  expect(await client.say('RCPT TO:<nobody@halfhour.example>')).toMatch(/^550/);
  await client.say('RSET');
  broken.add('sales');
  expect(await client.mail(['sales@halfhour.example'], order, '')).toMatch(/^451/);
  broken.clear();
  expect(await client.mail(['sales@halfhour.example'], order, '')).toMatch(/^250/);
  expect(received[0]!.input.envelope['mailFrom']).toBe('');
  client.end();
});

test('when recipients cannot be looked up the sender is asked to come again', async () => {
  await open({ accepts: () => Promise.reject(new Error('database away')) });
  const client = await Talker.to(door.port);
  await client.say('MAIL FROM:<wang@mail.example>');
  expect(await client.say('RCPT TO:<sales@halfhour.example>')).toMatch(/^451/);
  client.end();
});

test('a mail above the limit gets 552, announced or not, and nothing is stored', async () => {
  await open();
  const client = await Talker.to(door.port);
  expect(await client.say('MAIL FROM:<wang@mail.example> SIZE=999999')).toMatch(/^552/);
  expect(await client.mail(['sales@halfhour.example'], `${order}${'x'.repeat(30_000)}`)).toMatch(/^552/);
  expect(received).toEqual([]);
  expect(await client.mail(['sales@halfhour.example'], order)).toMatch(/^250/);
  client.end();
});

test('a client that repeats after a lost answer is a duplicate; the same Message-ID with another body is new', async () => {
  await open();
  const client = await Talker.to(door.port);
  await client.mail(['sales@halfhour.example'], order);
  expect(await client.mail(['sales@halfhour.example'], `Received: by retry\r\n${order}`)).toMatch(/duplicate/);
  expect(await client.mail(['sales@halfhour.example'], `${order} hello?`)).toMatch(/stored/);
  expect(received).toHaveLength(2);
  client.end();
});

test('one mail to several addresses is received once per inbox', async () => {
  await open();
  const client = await Talker.to(door.port);
  await client.mail(Object.keys(inboxes), order);
  expect(received.map(({ inbox, input }) => [inbox, input.envelope['rcptTo']])).toEqual([
    ['sales', ['sales@halfhour.example', 'orders@halfhour.example']],
    ['repairs', ['repairs@halfhour.example']],
  ]);
  client.end();
});

test('by SMTP one failed inbox makes the sender repeat, and the repeat completes without doubling', async () => {
  await open();
  broken.add('repairs');
  const client = await Talker.to(door.port);
  const both = ['sales@halfhour.example', 'repairs@halfhour.example'];
  expect(await client.mail(both, order)).toMatch(/^451/);
  broken.clear();
  expect(await client.mail(both, order)).toMatch(/^250/);
  expect(received.map(({ inbox }) => inbox)).toEqual(['sales', 'repairs']);
  client.end();
});

test('by LMTP every recipient has an answer of its own', async () => {
  await open({ lmtp: true });
  broken.add('repairs');
  const client = await Talker.to(door.port, 'LHLO client.example');
  expect(await client.mail(['repairs@halfhour.example', 'sales@halfhour.example'], order)).toMatch(/^451/);
  expect(await client.answer()).toMatch(/^250/);
  client.end();
});

test('a client that hangs up in the middle of a mail leaves nothing', async () => {
  await open();
  const client = await Talker.to(door.port);
  await client.say('MAIL FROM:<wang@mail.example>');
  await client.say('RCPT TO:<sales@halfhour.example>');
  await client.say('DATA');
  client.end();
  const next = await Talker.to(door.port);
  expect(await next.mail(['sales@halfhour.example'], order)).toMatch(/^250/);
  expect(received).toHaveLength(1);
  next.end();
});

test('a taken port is an error at once', async () => {
  await open();
  await expect(
    startSmtpDoor({
      port: door.port,
      hostName: 'x',
      accepts: () => Promise.resolve(null),
      receive: () => Promise.resolve('stored'),
    }),
  ).rejects.toThrow('EADDRINUSE');
});
