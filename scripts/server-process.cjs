// The built server as a process of its own, for specs and benches that crash it, browse it or load it.
const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { existsSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');
const { createInterface } = require('node:readline');

const ROOT = resolve(__dirname, '..');
const MAIN = join(ROOT, 'dist/apps/server/src/main.js');
const READY = 'HALFHOUR_READY ';
const START_MS = 60_000;
const GRACE_MS = 20_000;

/** Starts the built server on free ports and waits until it says it is ready. */
async function startServer({ databaseUrl, env = {} }) {
  if (!existsSync(MAIN)) throw new Error('The server is not built: run "npm run build" first.');
  const dataDir = env.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'halfhour-server-'));
  const child = spawnServer({ DATABASE_URL: databaseUrl, DATA_DIR: dataDir, ...env });
  const exit = once(child, 'exit');
  const printed = collect(child);
  const removeData = () => env.DATA_DIR ?? rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  const ready = await announced(child, exit, printed).catch((error) => {
    removeData();
    throw error;
  });
  return {
    ...ready,
    url: `http://127.0.0.1:${ready.port}`,
    pid: child.pid,
    exited: exit.then(([code, signal]) => signal ?? code),
    output: () => printed.text,
    kill9: () => end(child, exit, 'SIGKILL').then(removeData),
    stop: () => end(child, exit, 'SIGTERM').then(removeData),
  };
}

function spawnServer(env) {
  return spawn(process.execPath, ['--import', './scripts/follow-launcher.mjs', MAIN], {
    cwd: ROOT,
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', SMTP_PORT: '0', READY_LINE: '1', ...env },
    // The channel ends the server when this process dies.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

function collect(child) {
  const printed = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (printed.text += text));
  return printed;
}

async function announced(child, exit, printed) {
  const lines = createInterface(child.stdout);
  const ready = new Promise((resolve) => {
    lines.on('line', (line) => line.startsWith(READY) && resolve(JSON.parse(line.slice(READY.length))));
  });
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('it said nothing for a minute')), START_MS);
  });
  const died = exit.then(([code, signal]) => Promise.reject(new Error(`it ended (${signal ?? `code ${code}`})`)));
  try {
    return await Promise.race([ready, late, died]);
  } catch (error) {
    await end(child, exit, 'SIGKILL');
    throw new Error(`The server did not start: ${error.message}\n${printed.text}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

async function end(child, exit, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  const force = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  const [, endedBy] = await exit;
  clearTimeout(force);
  if (signal === 'SIGTERM' && endedBy === 'SIGKILL')
    throw new Error(`The server did not stop within ${GRACE_MS / 1000} s of being asked.`);
}

module.exports = { startServer };
