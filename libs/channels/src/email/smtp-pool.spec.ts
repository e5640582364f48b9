import { setTimeout as pause } from 'node:timers/promises';
import type { OutboundMessage } from '../channel';
import type { EmailSettings } from './settings';
import { SmtpPool } from './smtp-pool';
import { ScriptedServer, type Script } from './smtp-scripted.spec-kit';
import { sendMail } from './smtp-send';

const message: OutboundMessage = {
  messageId: '<reply-1@halfhour.example>',
  to: { externalId: 'wang@mail.example', name: null },
  cc: [],
  from: { name: '' },
  replyTo: null,
  subject: '您好',
  text: '已发货',
  html: null,
  inReplyTo: null,
  references: [],
  attachments: [],
  automatic: false,
};
const settings = (port: number, change = {}): EmailSettings => ({
  address: 'service@halfhour.example',
  name: '',
  imap: null,
  smtp: { host: '127.0.0.1', port, secure: false, user: '', password: '', perMinute: null, ...change },
});

const open: { close(): void }[] = [];
afterEach(() => open.splice(0).forEach((one) => one.close()));
async function serverThat(script: Script): Promise<ScriptedServer> {
  const server = await ScriptedServer.speaking(script);
  open.push(server);
  return server;
}
function newPool(pace = {}): SmtpPool {
  const pool = new SmtpPool(pace);
  open.push(pool);
  return pool;
}
const limits = { connectMs: 500, silenceMs: 500 };

test('mails one after the other share a connection, and a connection carries so many at most', async () => {
  const server = await serverThat({});
  const pool = newPool({ mailsOfConnection: 3 });
  for (let i = 0; i < 4; i++) expect((await sendMail(settings(server.port), message, limits, pool)).state).toBe('sent');
  expect([server.connections, pool.opened]).toEqual([2, 2]);
  expect(server.heard.filter((word) => word === 'RSET')).toHaveLength(2);
});

test('a connection the server has ended meanwhile is replaced before the mail, so its fate is known', async () => {
  const server = await serverThat({});
  const pool = newPool();
  await sendMail(settings(server.port), message, limits, pool);
  for (const socket of server.sockets) socket.destroy();
  expect((await sendMail(settings(server.port), message, limits, pool)).state).toBe('sent');
  expect(server.connections).toBe(2);
});

test('a server that says 421 is left alone by all mails of the account, and other accounts go on', async () => {
  const busy = await serverThat({ MAIL: '421 4.7.0 too many mails' });
  const well = await serverThat({});
  const pool = newPool();
  const first = await sendMail(settings(busy.port), message, limits, pool);
  expect(first).toMatchObject({ state: 'retry', error: expect.stringContaining('too many mails') });
  expect(first).not.toHaveProperty('afterMs');
  const second = await sendMail(settings(busy.port), message, limits, pool);
  expect(second).toMatchObject({ state: 'retry', afterMs: expect.any(Number) });
  expect(busy.connections).toBe(1);
  expect((await sendMail(settings(well.port), message, limits, pool)).state).toBe('sent');
});

test('a refused recipient is no trouble of the server', async () => {
  const server = await serverThat({ RCPT: '550 5.1.1 nobody' });
  const pool = newPool();
  for (let i = 0; i < 2; i++)
    expect((await sendMail(settings(server.port), message, limits, pool)).state).toBe('refused');
});

test('above the rate of the account a mail waits for its turn instead of being tried', async () => {
  const server = await serverThat({});
  const pool = newPool();
  const limited = settings(server.port, { perMinute: 2 });
  const outcomes = [];
  for (let i = 0; i < 3; i++) outcomes.push(await sendMail(limited, message, limits, pool));
  expect(outcomes.map(({ state }) => state)).toEqual(['sent', 'sent', 'retry']);
  expect((outcomes[2] as { afterMs: number }).afterMs).toBeGreaterThan(50_000);
  expect(server.heard.filter((word) => word === 'BODY')).toHaveLength(2);
});

test('a slow server holds nobody else', async () => {
  const slow = await serverThat({ BODY: 'hang' });
  const well = await serverThat({});
  const pool = newPool();
  const stuck = sendMail(settings(slow.port), message, { connectMs: 500, silenceMs: 1_500 }, pool);
  const began = performance.now();
  expect((await sendMail(settings(well.port), message, limits, pool)).state).toBe('sent');
  expect(performance.now() - began).toBeLessThan(1_000);
  expect((await stuck).state).toBe('unknown');
});

test('connections are not kept for ever', async () => {
  const server = await serverThat({});
  const pool = newPool({ idleMs: 20 });
  await sendMail(settings(server.port), message, limits, pool);
  const [socket] = server.sockets;
  while (!socket!.destroyed && !socket!.readableEnded) await pause(5);
  expect(server.heard.at(-1)).toBe('QUIT');
});
