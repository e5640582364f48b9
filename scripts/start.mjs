// npm start: from a fresh clone to a running desk. Imports no package before the packages are installed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { checkNode, installPackages, ROOT } from './install.mjs';
import { releaseLock, takeLock } from './lock.mjs';
import { explain, step } from './progress.mjs';

const GRACE_MS = 20_000;
const dataDir = resolve(ROOT, process.env.DATA_DIR ?? '.data');
const lock = join(dataDir, 'running.pid');

checkNode();
const flags = readFlags();
makeDataDir();
const holder = takeLock(lock);
if (holder) {
  console.error(
    `Halfhour already runs in this folder (process ${holder}). Stop it first, or start another with its own DATA_DIR.`,
  );
  process.exit(1);
}
const stop = stopRequest();
process.exitCode = await runDesk().catch((error) => {
  if (stop.aborted) return 0;
  explain(error);
  return 1;
});
releaseLock(lock);

async function runDesk() {
  await installPackages({ signal: stop });
  await build({ signal: stop });
  if (process.env.DATABASE_URL) return runServer(process.env.DATABASE_URL);
  const { start } = await import('./postgres.mjs');
  const postgres = await step('Starting the database', () => start({ dataDir: join(dataDir, 'postgres') }));
  try {
    return await runServer(postgres.url);
  } finally {
    await step('Stopping the database', () => postgres.stop());
  }
}

async function runServer(databaseUrl) {
  if (stop.aborted) return 0;
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    PORT: await portFor('PORT', 3000, 'The desk'),
    SMTP_PORT: await portFor('SMTP_PORT', 2525, 'The mail door'),
    ...(flags.demo && { DEMO: '1' }),
    ...(flags.resetSignIn && { RESET_SIGN_IN: flags.resetSignIn }),
  };
  // In a group of its own, so that Ctrl-C reaches it once, from here, and the database is stopped after it.
  const server = spawn(
    process.execPath,
    ['--import', './scripts/follow-launcher.mjs', 'dist/apps/server/src/main.js'],
    {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    },
  );
  stop.addEventListener('abort', () => end(server));
  const [code, signal] = await once(server, 'exit');
  if (stop.aborted) return 0;
  console.error(`The server ended by itself (${signal ?? `code ${code}`}).`);
  return code || 1;
}

function end(server) {
  server.kill('SIGTERM');
  setTimeout(() => server.kill('SIGKILL'), GRACE_MS).unref();
}

// Ctrl-C may arrive twice: from the terminal, and again from npm. Aborting twice changes nothing.
function stopRequest() {
  const request = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => request.abort());
  return request.signal;
}

async function portFor(name, preferred, what) {
  if (process.env[name]) return process.env[name];
  let port = preferred;
  while (!(await isFree(port))) port++;
  if (port !== preferred) console.log(`Port ${preferred} is taken. ${what} uses ${port}.`);
  return String(port);
}

function isFree(port) {
  return new Promise((answer) => {
    const probe = createServer().once('error', () => answer(false));
    probe.listen(port, process.env.HOST, () => probe.close(() => answer(true)));
  });
}

// Root's database runs as another account, which has to pass through this folder; everything in it is private by itself.
function makeDataDir() {
  if (mkdirSync(dataDir, { recursive: true })) chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
}

function readFlags() {
  const options = { demo: { type: 'boolean' }, 'reset-sign-in': { type: 'string' } };
  try {
    const { values } = parseArgs({ options });
    return { demo: values.demo, resetSignIn: values['reset-sign-in'] };
  } catch (error) {
    console.error(`${error.message}\nUsage: npm start -- [--demo] [--reset-sign-in ADDRESS]`);
    process.exit(1);
  }
}
