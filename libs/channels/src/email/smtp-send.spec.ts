import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InboundMessage, OutboundMessage } from '../channel';
import { readMail } from './read-mail';
import type { EmailSettings } from './settings';
import { startSmtpDoor, type SmtpDoor } from './smtp-door';
import { ScriptedServer, type Script } from './smtp-scripted.spec-kit';
import { SmtpPool } from './smtp-pool';
import { sendMail } from './smtp-send';

const settings = (port: number): EmailSettings => ({
  address: 'service@halfhour.example',
  name: '半小时客服',
  imap: null,
  smtp: { host: '127.0.0.1', port, secure: false, user: '', password: '', perMinute: null },
});

const message: OutboundMessage = {
  messageId: '<reply-1@halfhour.example>',
  to: { externalId: 'wang@mail.example', name: '王芳' },
  cc: [],
  from: { name: '小李' },
  replyTo: 'service+tk_abc123@halfhour.example',
  subject: '关于您的订单',
  text: '您好,已经发货。\n',
  html: '<p>您好,<b>已经发货</b>。</p>',
  inReplyTo: '<2@mail.example>',
  references: ['<2@mail.example>', '<1@mail.example>'],
  attachments: [],
  automatic: false,
};

let server: ScriptedServer | undefined;
let door: SmtpDoor | undefined;
afterEach(async () => {
  pool.close();
  pool = new SmtpPool();
  server?.close();
  await door?.stop();
  server = door = undefined;
});

const slow = { connectMs: 400, silenceMs: 400 };
let pool = new SmtpPool();
const send = (...[given, mail, limits]: Parameters<typeof sendMail>) => sendMail(given, mail, limits, pool);
const attachment = (path: string) => ({ name: 'a.bin', mediaType: 'application/octet-stream', path });

describe('what is known about a mail after a try', () => {
  test.each<[string, Script, string]>([
    ['accepted', {}, 'sent'],
    ['sender refused', { MAIL: '550 no' }, 'refused'],
    ['recipient unknown', { RCPT: '550 5.1.1 unknown' }, 'refused'],
    ['recipient greylisted', { RCPT: '451 4.7.1 come again' }, 'retry'],
    ['refused for its content', { BODY: '554 spam' }, 'refused'],
    ['disk full after the mail', { BODY: '452 full' }, 'retry'],
    ['data refused', { DATA: '554 no' }, 'refused'],
    ['hung up at the greeting', { GREETING: 'drop' }, 'retry'],
    ['silent at the greeting', { GREETING: 'hang' }, 'retry'],
    ['busy at the greeting', { GREETING: '421 busy' }, 'retry'],
    ['not a mail server today', { GREETING: '554 go away' }, 'retry'],
    ['hung up at MAIL', { MAIL: 'drop' }, 'retry'],
    ['silent at RCPT', { RCPT: 'hang' }, 'retry'],
    ['hung up at DATA', { DATA: 'drop' }, 'retry'],
    ['hung up after the mail', { BODY: 'drop' }, 'unknown'],
    ['silent after the mail', { BODY: 'hang' }, 'unknown'],
  ])('%s', async (_name, script, state) => {
    server = await ScriptedServer.speaking(script);
    expect((await send(settings(server.port), message, slow)).state).toBe(state);
  });

  test('hung up in the middle of a long mail: it cannot have been accepted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mail-'));
    writeFileSync(join(folder, 'a.bin'), Buffer.alloc(8_000_000, 'x'));
    server = await ScriptedServer.speaking({ BODY: 'drop-in-the-middle' });
    const outcome = await send(
      settings(server.port),
      { ...message, attachments: [attachment(join(folder, 'a.bin'))] },
      slow,
    );
    rmSync(folder, { recursive: true });
    expect(outcome.state).toBe('retry');
  });

  test('nobody listens, no server is set, an attachment is gone', async () => {
    server = await ScriptedServer.speaking({});
    const { port } = server;
    expect(await send(settings(port), { ...message, attachments: [attachment('/nowhere/a.bin')] })).toMatchObject({
      state: 'refused',
    });
    server.close();
    await once(server.server, 'close');
    expect(await send(settings(port), message, slow)).toEqual({
      state: 'retry',
      error: expect.stringContaining('refuses connections'),
    });
    expect((await send({ ...settings(port), smtp: null }, message)).state).toBe('retry');
  });
});

async function arrived(
  change: Partial<OutboundMessage>,
): Promise<{ raw: string; read: InboundMessage; rcptTo: unknown }> {
  let take!: (input: { raw: Buffer; envelope: Record<string, unknown> }) => void;
  const taken = new Promise<{ raw: Buffer; envelope: Record<string, unknown> }>((resolve) => (take = resolve));
  door = await startSmtpDoor({
    port: 0,
    hostName: 'mx.example',
    accepts: () => Promise.resolve('x'),
    receive: (_key, input) => (take(input), Promise.resolve('stored')),
  });
  const outcome = await send(settings(door.port), { ...message, ...change });
  expect(outcome).toEqual({ state: 'sent', externalId: expect.stringMatching(/^<.+@halfhour\.example>$/) });
  const { raw, envelope } = await taken;
  return {
    raw: raw.toString('latin1'),
    rcptTo: envelope['rcptTo'],
    read: await readMail(raw, { mailFrom: null, rcptTo: [], truncated: false }),
  };
}

describe('what arrives', () => {
  test('text, HTML, names and threading', async () => {
    const { raw, read } = await arrived({});
    expect(read).toMatchObject({
      from: { email: 'service@halfhour.example', name: '小李' },
      subject: '关于您的订单',
      text: '您好,已经发货。',
      html: '<p>您好,<b>已经发货</b>。</p>',
      automatic: null,
      threading: { messageId: '<reply-1@halfhour.example>', references: ['<2@mail.example>', '<1@mail.example>'] },
      recipients: { to: ['wang@mail.example'], cc: [] },
    });
    expect(raw).toContain('Reply-To: service+tk_abc123@halfhour.example\r\n');
    expect(raw).not.toContain('Auto-Submitted');
  });

  test('what the desk says by itself carries the marks of RFC 3834', async () => {
    const { raw, read } = await arrived({ automatic: true });
    expect(raw).toContain('Auto-Submitted: auto-replied\r\n');
    expect(raw).toContain('X-Auto-Response-Suppress: All\r\n');
    expect(read.automatic).toBe('auto_reply');
  });

  test('attachments with Chinese names, and copies', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mail-'));
    writeFileSync(join(folder, 'x'), '发票内容');
    const { read, rcptTo } = await arrived({
      cc: ['boss@mail.example'],
      attachments: [{ name: '发票 2026.txt', mediaType: 'text/plain', path: join(folder, 'x') }],
    });
    rmSync(folder, { recursive: true });
    expect(read.attachments[0]).toMatchObject({ name: '发票 2026.txt', mediaType: 'text/plain' });
    expect(read.attachments[0]!.content.toString()).toBe('发票内容');
    expect(rcptTo).toEqual(['wang@mail.example', 'boss@mail.example']);
  });

  test('an id that is no mail id becomes one, the same each time', async () => {
    const { read } = await arrived({ messageId: '0197-abc' });
    expect(read.threading.messageId).toBe('<0197-abc@halfhour.example>');
  });

  test('no field can start a header of its own (ASVS 1.3.11)', async () => {
    const evil = 'x\r\nBcc: victim@mail.example\r\n\r\nbody\u2028\u0085';
    const { raw, rcptTo } = await arrived({
      subject: evil,
      from: { name: evil },
      to: { externalId: 'wang@mail.example', name: evil },
      inReplyTo: evil,
      references: [evil, '<a@b>\r\nX-Evil: 1'],
    });
    const headers = raw.slice(0, raw.indexOf('\r\n\r\n'));
    expect(headers).not.toMatch(/^(bcc|x-evil)/im);
    expect(rcptTo).toEqual(['wang@mail.example']);
  });
});

test.each<[string, Partial<OutboundMessage>]>([
  ['recipient', { to: { externalId: 'a@mail.example>\r\nRCPT TO:<b@mail.example', name: null } }],
  ['recipient list', { to: { externalId: 'a@mail.example,b@mail.example', name: null } }],
  ['copy', { cc: ['a@mail.example\nBcc: b@mail.example'] }],
  ['reply address', { replyTo: 'a@mail.example\r\nX: y' }],
  ['openid instead of an address', { to: { externalId: 'oABC123', name: null } }],
])('a %s that is no plain address is refused before anything is sent', async (_name, change) => {
  const outcome = await send(settings(1), { ...message, ...change });
  expect(outcome).toEqual({ state: 'refused', error: expect.stringContaining('no plain mail address') });
});
