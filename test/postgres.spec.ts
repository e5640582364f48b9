// The launcher against real crashes. Each case runs the launcher as the process that npm start would be.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';

const LAUNCHER = `
  import { start } from ${JSON.stringify(resolve(__dirname, '../scripts/postgres.mjs'))};
  const postgres = await start({ dataDir: process.argv[1] });
  console.log(postgres.url);
  process.stdin.resume().once('end', () => postgres.stop().then(() => process.exit()));
`;

// A recovery takes as long as a busy machine takes.
jest.setTimeout(120_000);

/** A failed case must not keep Jest waiting for its processes. */
const started: ChildProcess[] = [];

describe('the embedded Postgres', () => {
  let folder: string;
  let dataDir: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'halfhour-launcher-'));
    chmodSync(folder, 0o711);
    dataDir = join(folder, 'postgres');
  });

  afterEach(() => {
    for (const child of started.splice(0)) child.kill('SIGKILL');
    endLeftServer(dataDir);
    rmSync(realpathSync(dataDir), { recursive: true, force: true, maxRetries: 5 });
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps its data when it is stopped and started', async () => {
    const first = await launch(dataDir);
    await write(first.url, 'kept');
    await stop(first);
    await expect(ask(first.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
    const second = await launch(dataDir);
    await expect(written(second.url)).resolves.toEqual(['kept']);
    await stop(second);
  });

  it('keeps what was committed when Postgres is killed with -9, and starts again at once', async () => {
    const first = await launch(dataDir);
    await write(first.url, 'committed');
    process.kill(postmasterPid(dataDir), 'SIGKILL');
    await kill(first);
    const second = await launch(dataDir);
    await expect(written(second.url)).resolves.toEqual(['committed']);
    await stop(second);
  });

  it('outlives a killed launcher and is taken over by the next', async () => {
    const first = await launch(dataDir);
    await write(first.url, 'before');
    await kill(first);
    const second = await launch(dataDir);
    expect(second.url).toBe(first.url);
    await expect(written(second.url)).resolves.toEqual(['before']);
    await stop(second);
  });

  it('starts when another program has the pid of a crashed server', async () => {
    const first = await launch(dataDir);
    const pidFile = join(dataDir, 'data', 'postmaster.pid');
    const lines = readFileSync(pidFile, 'utf8').split('\n');
    await stop(first);
    const { uid, gid } = statSync(dataDir);
    const other = spawn('sleep', ['60'], { uid, gid, cwd: '/', stdio: 'ignore' });
    started.push(other);
    writeFileSync(pidFile, [other.pid, ...lines.slice(1)].join('\n'));
    const second = await launch(dataDir);
    await expect(ask(second.url, 'SELECT 1')).resolves.toHaveLength(1);
    await stop(second);
  });

  it('begins anew when it was killed while being created', async () => {
    const child = spawnLauncher(dataDir);
    await appearance(join(dataDir, `unfinished-${child.pid}`));
    child.kill('SIGKILL');
    const second = await launch(dataDir);
    await expect(ask(second.url, 'SELECT 1')).resolves.toHaveLength(1);
    await stop(second);
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    const launched = await launch(dataDir);
    const wrong = Object.assign(new URL(launched.url), { password: 'guess' }).toString();
    await expect(ask(wrong, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect(statSync(`${dataDir}.passwords.json`).mode & 0o777).toBe(0o600);
    await stop(launched);
  });

  it('gives the desk no superuser', async () => {
    const launched = await launch(dataDir);
    await expect(ask(launched.url, `COPY (SELECT 1) TO PROGRAM 'cat'`)).rejects.toThrow('permission denied');
    await stop(launched);
  });
});

interface Launched {
  url: string;
  child: ChildProcess;
}

function spawnLauncher(dataDir: string): ChildProcess {
  const args = ['--input-type=module', '-e', LAUNCHER, dataDir];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  started.push(child);
  return child;
}

async function launch(dataDir: string): Promise<Launched> {
  const child = spawnLauncher(dataDir);
  const url = once(createInterface(child.stdout!), 'line').then(([line]) => line as string);
  const end = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The launcher ended with ${code}.`)));
  return { url: await Promise.race([url, end]), child };
}

async function stop({ child }: Launched): Promise<void> {
  const end = once(child, 'exit');
  child.stdin!.end();
  await end;
}

async function kill({ child }: Launched): Promise<void> {
  const end = once(child, 'exit');
  child.kill('SIGKILL');
  await end;
}

async function appearance(path: string): Promise<void> {
  while (!existsSync(path)) await new Promise((resolve) => setImmediate(resolve));
}

const postmasterPid = (dataDir: string): number =>
  Number(readFileSync(join(dataDir, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);

// A failed case leaves its server behind; a stopped server leaves no pid file.
function endLeftServer(dataDir: string): void {
  if (existsSync(join(dataDir, 'data', 'postmaster.pid'))) process.kill(postmasterPid(dataDir), 'SIGQUIT');
}

async function ask<Row>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

async function write(url: string, text: string): Promise<void> {
  await ask(url, 'CREATE TABLE IF NOT EXISTS said (text text)');
  await ask(url, 'INSERT INTO said VALUES ($1)', [text]);
}

async function written(url: string): Promise<string[]> {
  return (await ask<{ text: string }>(url, 'SELECT text FROM said')).map((row) => row.text);
}
