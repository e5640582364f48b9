// What the desk costs while nothing happens: time to ready, memory at rest, memory of an idle visitor's socket.
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { firstDesk } from './rig/desk.mjs';
import { median, usage } from './rig/figures.mjs';
import { startFloor } from './rig/floor.mjs';
import { connectMany } from './rig/sockets.mjs';
import { seedVisitors } from './rig/visitors.mjs';

const SOCKETS = 3_000;
const STARTS = 3;
const REST_MS = 10_000;
const MIB = 1024 * 1024;

export default async function idle({ databaseUrl, startServer, print }) {
  const first = await startServer();
  const { inbox } = await firstDesk(first);
  await first.stop();
  const tokens = await seedVisitors(databaseUrl, inbox.id, SOCKETS);
  const { server, readyMs } = await startTimed(startServer);
  const floor = await startFloor('chat', databaseUrl);
  try {
    await pause(REST_MS);
    const { residentBytes } = await usage(server.url);
    const auth = { key: inbox.widgetKey };
    const ours = await growth(server.pid, `${server.url}/visitor`, (i) => ({ auth: { ...auth, token: tokens[i] } }));
    const bare = await growth(floor.pid, `${floor.url}/visitor`);
    print({ figure: 'ready after, s', ours: median(readyMs) / 1000 });
    print({ figure: 'server at rest, MiB', ours: Math.round(residentBytes / MIB), aim: '< 250 MiB' });
    const ratio = ours / bare;
    print({
      figure: 'KiB an idle socket',
      floor: bare / 1024,
      ours: ours / 1024,
      'ours/floor': ratio,
      aim: '< 40 KiB',
    });
  } finally {
    await floor.stop();
    await server.stop();
  }
}

/** The last of several starts stays up. */
async function startTimed(startServer) {
  const readyMs = [];
  for (;;) {
    const from = performance.now();
    const server = await startServer();
    readyMs.push(performance.now() - from);
    if (readyMs.length === STARTS) return { server, readyMs };
    await server.stop();
  }
}

async function growth(pid, url, optionsOf) {
  const before = await resident(pid);
  const sockets = await connectMany(url, SOCKETS, optionsOf);
  await pause(REST_MS);
  const grown = (await resident(pid)) - before;
  sockets.forEach((socket) => socket.disconnect());
  return grown / SOCKETS;
}

/** Both processes are read from outside, the same way. */
async function resident(pid) {
  const { execFile } = await import('node:child_process');
  const { promisify } = await import('node:util');
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) * 1024;
}
