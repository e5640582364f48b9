import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeMail, emailChannel, emailSettings, MailParseError } from './index';

const input = (raw: Buffer, envelope: Record<string, unknown> = {}) => ({
  externalId: 'x',
  raw,
  receivedAt: new Date(),
  envelope,
});
const fixture = (name: string) => readFileSync(join(__dirname, 'fixtures', `${name}.eml`));

afterAll(closeMail);

test('what the transport said beside the bytes is used', async () => {
  const envelope = { mailFrom: '', rcptTo: ['service+tk_env123@halfhour.example', 7], truncated: true };
  const message = await emailChannel.parse(input(fixture('gb2312-qp'), envelope));
  expect(message).toMatchObject({
    automatic: 'auto_reply',
    incomplete: ['too_large'],
    threading: { tokens: ['tk_env123'] },
  });
});

test('a mail that cannot be read is refused with a code, and the next one is read', async () => {
  await expect(emailChannel.parse(input(Buffer.from('\u0000')))).rejects.toBeInstanceOf(MailParseError);
  expect((await emailChannel.parse(input(fixture('big5-base64')))).from.name).toBe('陳小明');
});

test('an inbox without IMAP is fed by the SMTP door and is connected as soon as it listens', async () => {
  const states: string[] = [];
  const settings = { address: 'a@mail.example', name: '', imap: null, smtp: null };
  const listener = await emailChannel.listen(settings, {
    receive: () => Promise.resolve('stored'),
    loadCursor: () => Promise.resolve({}),
    saveCursor: () => Promise.resolve(),
    health: ({ state }) => states.push(state),
  });
  await listener.stop();
  expect(states).toEqual(['connected']);
});

describe('settings', () => {
  const imap = { host: 'imap.mail.example', port: 993, secure: true, user: 'a', password: 'b' };
  const good = { address: 'service@halfhour.example', name: '客服', imap, smtp: null };

  test('the folder is INBOX unless said', () => {
    expect(emailSettings.parse(good).imap!.folders).toEqual(['INBOX']);
  });

  test.each([
    ['address', { address: 'a@b\r\nBcc: c@d' }],
    ['address', { address: 'nobody' }],
    ['name', { name: 'x\ny' }],
    ['port', { imap: { ...imap, port: 0 } }],
    ['folder', { imap: { ...imap, folders: ['a\r\nb'] } }],
    ['reply address', { replyDomainAddress: 'x' }],
  ])('a bad %s is refused: %j', (_field, change) => {
    expect(emailSettings.safeParse({ ...good, ...change }).success).toBe(false);
  });
});
