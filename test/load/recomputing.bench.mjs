// A hundred thousand open waits, and a calendar that changes: how long until every clock is set again, and how long a ticket takes
// to open for an agent meanwhile, beside its quiet value.
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { connected } from './rig/crowd.mjs';
import { firstDesk, signIn } from './rig/desk.mjs';
import { quantile } from './rig/figures.mjs';
import { seedWindows } from './rig/open-windows.mjs';

const OPEN = 100_000;
const QUIET_READS = 300;
const EVERY_MS = 25;
const PATIENCE_MS = 10 * 60_000;

export default async function recomputing({ databaseUrl, startServer, print }) {
  const client = await connected(databaseUrl);
  const { first, teamId, inbox } = await prepared(startServer);
  await client.query(`update team set strategy = 'manual'`);
  await seedWindows(client, inbox.id, teamId, OPEN);
  const server = await startServer();
  try {
    const admin = await signIn(server.url, first);
    const { rows: some } = await client.query('select id from ticket order by id limit 1000');
    const reads = reader(admin, some);
    const quiet = [];
    for (let i = 0; i < QUIET_READS; i++) quiet.push(await reads());
    await changeCalendar(admin);
    const since = performance.now();
    const busy = [];
    let job;
    do {
      busy.push(await reads());
      ({ recomputation: job } = await admin.get('/admin/recomputation'));
    } while (!job.finishedAt && performance.now() - since < PATIENCE_MS);
    print({ figure: 'clocks set again', ours: job.moved, of: OPEN });
    print({ figure: 'seconds for all', ours: (performance.now() - since) / 1000, aim: 'under 60' });
    print({ figure: 'opening a ticket, quiet p99 ms', ours: quantile(quiet, 0.99) });
    print({ figure: 'opening a ticket, meanwhile p99 ms', ours: quantile(busy, 0.99), aim: 'under twice quiet' });
  } finally {
    await server.stop();
    await client.end();
  }
}

/** A desk as it is after its first start: who serves it later knows the tickets that were there before. */
async function prepared(startServer) {
  const server = await startServer();
  const desk = await firstDesk(server);
  await server.stop();
  return { ...desk, first: server.first };
}

function reader(admin, tickets) {
  let next = 0;
  return async () => {
    await pause(EVERY_MS);
    const began = performance.now();
    await admin.get(`/tickets/${tickets[(next += 1) % tickets.length].id}`);
    return performance.now() - began;
  };
}

/** Work ends an hour earlier from now on: every deadline has to be looked at. */
async function changeCalendar(admin) {
  const { rows } = await admin.get('/admin/calendars');
  const { id, version: _, ...calendar } = rows[0];
  const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '00:00', to: '23:00' }));
  await admin.put(`/admin/calendars/${id}`, { ...calendar, weekly });
}
