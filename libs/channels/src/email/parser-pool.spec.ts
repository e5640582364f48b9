import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MailParseError, ParserPool } from './parser-pool';

const quiet = { mailFrom: null, rcptTo: [], truncated: false };
const mail = readFileSync(join(__dirname, 'fixtures', 'rfc2231-names.eml'));

// A worker that misbehaves on demand; the pool itself is the real one.
const badWorker = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ job, raw }) => {
  const order = Buffer.from(raw).toString();
  if (order === 'hang') for (;;) {}
  if (order === 'throw') throw new Error('parser bug');
  if (order === 'exit') process.exit(3);
  if (order === 'eat') { const all = []; for (;;) all.push(new Array(100000).fill(Math.random())); }
  parentPort.postMessage({ job, message: { text: order, attachments: [] } });
});
parentPort.postMessage({ ready: true });
`;

let pool: ParserPool;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parser-pool-'));
  writeFileSync(join(folder, 'bad-worker.js'), badWorker);
});
afterEach(() => pool.close());
afterAll(() => rmSync(folder, { recursive: true }));

test('a mail is read in a worker, with its attachments as buffers', async () => {
  pool = new ParserPool();
  const message = await pool.parse(mail, quiet);
  expect(message.attachments[0]!.content).toBeInstanceOf(Buffer);
  expect(message.attachments[0]!.content.toString()).toBe('%PDF-');
});

test('many mails share two workers and each gets its own answer', async () => {
  pool = new ParserPool();
  const texts = Array.from({ length: 40 }, (_, i) => `answer ${i}`);
  const messages = await Promise.all(
    texts.map((text) => pool.parse(Buffer.from(`From: a@mail.example\r\n\r\n${text}`), quiet)),
  );
  expect(messages.map((message) => message.text)).toEqual(texts);
});

test('bytes that are no mail are refused with a code', async () => {
  pool = new ParserPool();
  await expect(pool.parse(Buffer.from('?'), quiet)).rejects.toMatchObject({
    name: 'MailParseError',
    code: 'unreadable',
  });
});

test.each([
  ['hang', 'timeout'],
  ['throw', 'crashed'],
  ['exit', 'crashed'],
  ['eat', 'out_of_memory'],
])(
  'a worker told to %s costs that mail alone (%s)',
  async (order, code) => {
    pool = new ParserPool({
      workers: 1,
      timeLimitMs: order === 'hang' ? 300 : 20_000,
      heapMegabytes: 32,
      workerFile: join(folder, 'bad-worker.js'),
    });
    const bad = pool.parse(Buffer.from(order), quiet);
    const next = pool.parse(Buffer.from('next'), quiet);
    await expect(bad).rejects.toBeInstanceOf(MailParseError);
    await expect(bad).rejects.toMatchObject({ code });
    expect((await next).text).toBe('next');
  },
  60_000,
);

test('after closing, mails are refused and not forgotten silently', async () => {
  pool = new ParserPool();
  await pool.close();
  await expect(pool.parse(mail, quiet)).rejects.toMatchObject({ code: 'crashed' });
});
