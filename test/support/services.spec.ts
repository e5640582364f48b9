import { ImapFlow } from 'imapflow';
import { chromium } from 'playwright-core';
import { createClient } from 'redis';
import { createTransport } from 'nodemailer';
import { chromiumOptions, describeWith, startDovecot, startPostfix, startRedis } from './services';

describeWith('redis', 'the Redis of the tests', () => {
  it('answers, and is back on the same port after an outage', async () => {
    const redis = await startRedis();
    await expect(ping(redis.url)).resolves.toBe('PONG');
    await redis.halt();
    await expect(ping(redis.url)).rejects.toThrow();
    await redis.resume();
    await expect(ping(redis.url)).resolves.toBe('PONG');
    await redis.stop();
  });
});

describeWith('dovecot', 'the IMAP server of the tests', () => {
  it('tells a waiting client about a delivered mail, and keeps it through an outage', async () => {
    const dovecot = await startDovecot();
    const client = imap(dovecot);
    await client.connect();
    await client.mailboxOpen('INBOX');
    const told = new Promise<number>((resolve) =>
      client.once('exists', ({ count }: { count: number }) => resolve(count)),
    );
    void client.idle();
    dovecot.deliver('desk@example.test', 'From: a@example.test\r\nSubject: hello\r\n\r\nHi\r\n');
    await expect(told).resolves.toBe(1);
    client.close();
    await dovecot.halt();
    await dovecot.resume();
    await expect(subjects(dovecot)).resolves.toEqual(['hello']);
    await dovecot.stop();
  });
});

describeWith('postfix', 'the mail transfer agent of the tests', () => {
  it('takes a mail and brings it to a mailbox', async () => {
    const dovecot = await startDovecot();
    const postfix = await startPostfix({ 'example.test': `lmtp:inet:127.0.0.1:${dovecot.lmtpPort}` });
    const client = imap(dovecot);
    await client.connect();
    await client.mailboxOpen('INBOX');
    const told = new Promise((resolve) => client.once('exists', resolve));
    void client.idle();
    const transport = createTransport({ host: postfix.host, port: postfix.port, ignoreTLS: true });
    await transport.sendMail({ from: 'a@mail.example', to: 'desk@example.test', subject: 'by post', text: 'Hi' });
    await told;
    client.close();
    await expect(subjects(dovecot)).resolves.toEqual(['by post']);
    expect(postfix.log()).toMatch(/status=sent/);
    transport.close();
    await postfix.stop();
    await dovecot.stop();
  });
});

describeWith('chromium', 'the browser of the tests', () => {
  it('shows a page', async () => {
    const browser = await chromium.launch(chromiumOptions());
    const page = await browser.newPage();
    await page.setContent('<h1>半小时</h1>');
    await expect(page.textContent('h1')).resolves.toBe('半小时');
    await browser.close();
  });
});

async function ping(url: string): Promise<string> {
  const client = createClient({ url, socket: { reconnectStrategy: false } });
  client.on('error', () => undefined);
  await client.connect();
  const answer = await client.ping();
  client.destroy();
  return answer;
}

function imap({ host, port, password }: { host: string; port: number; password: string }): ImapFlow {
  return new ImapFlow({
    host,
    port,
    secure: false,
    auth: { user: 'desk@example.test', pass: password },
    logger: false,
  });
}

async function subjects(server: { host: string; port: number; password: string }): Promise<(string | undefined)[]> {
  const client = imap(server);
  await client.connect();
  await client.mailboxOpen('INBOX');
  const messages = await client.fetchAll('1:*', { envelope: true });
  await client.logout();
  return messages.map((message) => message.envelope?.subject);
}
