import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { describeWith, freePort, startDovecot } from '../../../../test/support/services';
import { NOT_ENCRYPTED, testConnection } from './connection-test';
import type { EmailSettings } from './settings';
import { startSmtpDoor } from './smtp-door';

const nobody: EmailSettings = { address: 'service@halfhour.example', name: '', imap: null, smtp: null };
const smtp = (port: number, change = {}): EmailSettings => ({
  ...nobody,
  smtp: { host: '127.0.0.1', port, secure: false, user: '', password: '', perMinute: null, ...change },
});
const short = (report: Awaited<ReturnType<typeof testConnection>>) =>
  report.steps.map(({ step, ok }) => `${step} ${ok ? 'ok' : 'failed'}`);

async function serverThatSays(words: string): Promise<Server> {
  const server = createServer((socket) => socket.on('error', () => undefined).write(words)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

test('an outgoing server that works', async () => {
  const door = await startSmtpDoor({
    port: 0,
    hostName: 'mx.example',
    accepts: () => Promise.resolve(null),
    receive: () => Promise.resolve('stored'),
  });
  const report = await testConnection(smtp(door.port));
  await door.stop();
  expect([report.ok, short(report)]).toEqual([true, ['smtp.connect ok', 'smtp.tls ok', 'smtp.login ok']]);
  expect(report.steps[1]!.detail).toBe(NOT_ENCRYPTED);
});

test('a closed port and an unknown host name are told apart', async () => {
  const closed = await testConnection(smtp(await freePort()));
  expect([closed.ok, short(closed)]).toEqual([false, ['smtp.connect failed']]);
  expect(closed.steps[0]!.detail).toMatch(/refuses connections/);
  const unknown = await testConnection(smtp(25, { host: 'no-such-host.invalid' }));
  expect(unknown.steps[0]!.detail).toMatch(/host name/);
});

test('TLS against a port without TLS fails at the TLS step', async () => {
  const server = await serverThatSays('220 hello\r\n');
  const report = await testConnection(smtp((server.address() as AddressInfo).port, { secure: true }));
  server.close();
  expect(short(report)).toEqual(['smtp.connect ok', 'smtp.tls failed']);
  expect(report.steps[1]!.detail).toMatch(/does not speak TLS/);
});

test('a server that offers no login is no login problem of ours', async () => {
  const server = await serverThatSays('HTTP/1.1 400 Bad Request\r\n\r\n');
  const report = await testConnection(smtp((server.address() as AddressInfo).port));
  server.close();
  expect(report.steps[0]!.detail).toMatch(/does not speak the mail protocol/);
});

describeWith('dovecot', 'an incoming server', () => {
  test('works, refuses the password, lacks the folder', async () => {
    const server = await startDovecot();
    const imap = {
      host: server.host,
      port: server.port,
      secure: false,
      user: 'wang',
      password: server.password,
      folders: ['INBOX'],
      after: 'seen' as const,
      moveTo: '',
    };
    const good = await testConnection({ ...nobody, imap });
    const wrong = await testConnection({ ...nobody, imap: { ...imap, password: 'wrong' } });
    const missing = await testConnection({ ...nobody, imap: { ...imap, folders: ['Nowhere'] } });
    await server.stop();
    expect(good.steps.at(-1)).toEqual({ step: 'imap.folder', ok: true, detail: '0 mails in INBOX' });
    expect(short(wrong)).toEqual(['imap.connect ok', 'imap.tls ok', 'imap.login failed']);
    expect(short(missing)).toEqual(['imap.connect ok', 'imap.tls ok', 'imap.login ok', 'imap.folder failed']);
    expect(JSON.stringify(wrong)).not.toContain('"wrong"');
  });
});
