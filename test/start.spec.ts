// npm start as a process: one desk per folder, a clean end, and nothing left behind by a kill.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(__dirname, '..');
// The first start may have to build.
const PATIENCE_MS = 120_000;

const started: ChildProcess[] = [];

describe('npm start', () => {
  let folder: string;
  let dataDir: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'halfhour-start-'));
    chmodSync(folder, 0o711);
    dataDir = join(folder, 'data');
  });

  afterEach(async () => {
    await Promise.all(started.splice(0).map(end));
    const postgres = join(dataDir, 'postgres');
    if (existsSync(postgres)) rmSync(realpathSync(postgres), { recursive: true, force: true, maxRetries: 5 });
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it(
    'serves, refuses a second desk in the same folder, and stops its database when asked to end',
    async () => {
      const first = startDesk(dataDir);
      const { port } = await ready(first);
      const second = startDesk(dataDir);
      const [said, [code]] = await Promise.all([errorsOf(second), once(second, 'exit')]);
      expect(code).toBe(1);
      expect(said).toContain(`already runs in this folder (process ${first.pid})`);
      await expect(accepts(port)).resolves.toBe(true);

      first.kill('SIGTERM');
      await expect(once(first, 'exit')).resolves.toEqual([0, null]);
      await expect(accepts(port)).resolves.toBe(false);
      expect(existsSync(pidFile(dataDir))).toBe(false);
      expect(existsSync(join(dataDir, 'running.pid'))).toBe(false);
    },
    PATIENCE_MS,
  );

  it(
    'takes its server along when it is killed, starts again on the database that goes on, and lets in who is locked out',
    async () => {
      const first = startDesk(dataDir);
      const { port } = await ready(first);
      const postgres = readFileSync(pidFile(dataDir), 'utf8');
      first.kill('SIGKILL');
      await closing(port);

      const second = startDesk(dataDir, ['--reset-sign-in', 'admin@halfhour.local']);
      const { rescued } = await ready(second);
      expect(rescued).toMatchObject({ email: 'admin@halfhour.local' });
      expect(readFileSync(pidFile(dataDir), 'utf8')).toBe(postgres);
      second.kill('SIGINT');
      await expect(once(second, 'exit')).resolves.toEqual([0, null]);

      const lost = startDesk(dataDir, ['--reset-sign-in', 'nobody@halfhour.local']);
      const [said, [code]] = await Promise.all([errorsOf(lost), once(lost, 'exit')]);
      expect([code, said]).toEqual([1, expect.stringContaining('No account that may sign in') as string]);
    },
    PATIENCE_MS,
  );
});

function startDesk(dataDir: string, flags: string[] = []): ChildProcess {
  const { DATABASE_URL: _, ...rest } = process.env;
  const env = { ...rest, DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', SMTP_PORT: '0', READY_LINE: '1' };
  const desk = spawn(process.execPath, ['scripts/start.mjs', ...flags], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(desk);
  return desk;
}

/** A failed case leaves its desk running. */
async function end(desk: ChildProcess): Promise<void> {
  if (desk.exitCode !== null || desk.signalCode !== null) return;
  const exit = once(desk, 'exit');
  desk.kill('SIGTERM');
  await exit;
}

interface Ready {
  port: number;
  rescued?: { email: string; password: string };
}

async function ready(desk: ChildProcess): Promise<Ready> {
  const errors = errorsOf(desk);
  for await (const line of createInterface(desk.stdout!)) {
    const [, json] = /^HALFHOUR_READY (.+)$/.exec(line) ?? [];
    if (json) {
      desk.stdout!.resume();
      return JSON.parse(json) as Ready;
    }
  }
  throw new Error(`The desk ended before it was ready:\n${await errors}`);
}

async function errorsOf(desk: ChildProcess): Promise<string> {
  let text = '';
  for await (const part of desk.stderr!.setEncoding('utf8')) text += part as string;
  return text;
}

const pidFile = (dataDir: string): string => join(dataDir, 'postgres', 'data', 'postmaster.pid');

function accepts(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      answer(true);
    });
    socket.once('error', () => answer(false));
  });
}

async function closing(port: number): Promise<void> {
  while (await accepts(port)) await new Promise((resolve) => setImmediate(resolve));
}
