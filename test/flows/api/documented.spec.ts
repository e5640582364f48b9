import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { transform } from '@swc/core';
import type { TicketDetail } from '#contract';
import { curlExample, typescriptExample } from '../../../apps/console/src/admin/inboxes/api-example';
import { eventually } from '../../support/desk';
import { ApiDesk } from './api-desk';

const run = promisify(execFile);
const PAGE = join(__dirname, '../../../docs/api-channel.md');

/** The page's examples by their names, as a reader would copy them. */
async function examples(): Promise<Map<string, string>> {
  const page = await readFile(PAGE, 'utf8');
  const blocks = [...page.matchAll(/```(?:sh|ts)\n(?:#|\/\/) example: (\S+)\n([\s\S]*?)```/g)];
  return new Map(blocks.map(([, name, text]) => [name!, text!]));
}

const compiled = async (source: string): Promise<string> =>
  (await transform(source, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } }))
    .code;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

describe('the examples of the page about the API channel', () => {
  let house: ApiDesk;
  let folder: string;
  let port: number;
  let receiver: ChildProcess | null = null;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    port = await freePort();
    // The examples look at a real clock.
    house = await ApiDesk.open({ env: { WEBHOOK_ALLOWED_HOSTS: `127.0.0.1:${port}` }, polls: true, start: new Date() });
    folder = await mkdtemp(join(tmpdir(), 'halfhour-examples-'));
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    await writeFile(join(folder, 'receipt.txt'), '收据');
    for (const [name, text] of await examples())
      if (name.endsWith('.ts')) await writeFile(join(folder, name.replace(/ts$/, 'js')), await compiled(text));
      else await writeFile(join(folder, name), text);
    env = { PATH: process.env.PATH, ADDRESS: house.program.base, SECRET: house.program.secret, PORT: String(port) };
  });
  afterAll(async () => {
    receiver?.kill();
    await house.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** The examples' contact has a ticket for each conversation; which is listed first depends on the hour. */
  async function ticketWith(text: string): Promise<TicketDetail> {
    const tickets = await house.tickets('u-1');
    return tickets.find(({ messages }) => messages.some((message) => message.text === text))!;
  }

  it('post a message with curl', async () => {
    const { stdout } = await run('sh', ['say.sh'], { cwd: folder, env });
    expect(JSON.parse(stdout)).toMatchObject({ seq: 1 });
    expect(await house.said('u-1')).toEqual(['还没有发货']);
  });

  it('bring a file, post a message with it and ask what was said, in TypeScript', async () => {
    const { stdout } = await run(process.execPath, ['order.js'], { cwd: folder, env });
    const { posted, said } = JSON.parse(stdout);
    expect(posted).toMatchObject({ seq: 1 });
    expect(said.messages).toEqual([
      expect.objectContaining({ text: '收据在这里', files: [expect.objectContaining({ name: 'receipt.txt' })] }),
    ]);
  });

  it('take what an agent answers, once', async () => {
    const heard: string[] = [];
    receiver = spawn(process.execPath, ['receiver.js'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
    receiver.stdout!.setEncoding('utf8').on('data', (text: string) => heard.push(...text.trim().split('\n')));
    const settings = { url: `http://127.0.0.1:${port}/` };
    await house.desk.admin.patch(`/admin/inboxes/${house.inboxId}`, { settings });
    const tested = () =>
      house.desk.admin.post('/admin/inboxes/test', { channel: 'api', settings, inboxId: house.inboxId });
    await eventually(tested, ({ body }) => body.steps[0]?.ok === true);
    const { row } = await ticketWith('收据在这里');
    const reply = await house.reply(row.id, '今天下午发出。');
    await house.delivered(row.id, reply.id, 'sent');
    await eventually(
      () => heard,
      (texts) => texts.includes('今天下午发出。'),
    );
    const forged = await fetch(settings.url, { method: 'POST', body: '{"data":{"text":"假的"}}' });
    expect(forged.status).toBe(401);
  });

  it('are the same that the console shows to copy', async () => {
    const curl = curlExample(house.program.base)
      .replace('whsec_…', house.program.secret)
      .replace('order-7-1', 'copied-1');
    const { row } = await ticketWith('还没有发货');
    const { stdout } = await run('sh', ['-c', curl], { cwd: folder, env });
    expect(JSON.parse(stdout)).toMatchObject({ ticketNumber: row.number, seq: row.lastSeq + 1 });
    const typescript = typescriptExample(house.program.base).replace('order-7-1', 'copied-2');
    await writeFile(join(folder, 'copied.js'), await compiled(typescript));
    await run(process.execPath, ['copied.js'], { cwd: folder, env: { ...env, HALFHOUR_SECRET: house.program.secret } });
    const { rows } = await house.desk.sql.query(
      `select count(*)::int as n from receipt where content_key like '%copied-%'`,
    );
    expect(rows).toEqual([{ n: 2 }]);
  });
});
