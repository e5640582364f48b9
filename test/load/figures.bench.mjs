// Reports over a year of a million tickets: how long each takes from the roll-ups, how long rolling them up takes, and whether
// a month that is counted again comes to the same cells, bit for bit. The floor is one bare pass over the same cells.
import { performance } from 'node:perf_hooks';
import { connected, seedHouse, seedTickets } from './rig/crowd.mjs';
import { firstDesk, signIn } from './rig/desk.mjs';
import { quantile, rounded } from './rig/figures.mjs';
import { seen, settled } from './rig/readers.mjs';
import { seedYear } from './rig/year.mjs';

const TICKETS = Number(process.env.BENCH_TICKETS ?? 1_000_000);
const CHUNK = 50_000;
const READS = 5;
const YEAR = 'from=2025-11-01&to=2026-10-31';
const REPORTS = {
  'agents by month': `${YEAR}&step=month&by=agent`,
  'agents by week': `${YEAR}&step=week&by=agent`,
  'teams by day': `${YEAR}&step=day&by=team`,
  'inboxes by month': `${YEAR}&step=month&by=inbox`,
  'channels by month': `${YEAR}&step=month&by=channel`,
};

export default async function figures({ databaseUrl, startServer, print }) {
  const client = await connected(databaseUrl);
  const account = await seed(client, startServer);
  const server = await startServer();
  try {
    const admin = await signIn(server.url, account);
    const took = await settled(client);
    print({ figure: `rolling up ${TICKETS} tickets, s`, ours: rounded(took / 1000) });
    await client.query('vacuum analyze figure_cell');
    const floor = quantile(await timed(() => client.query(FLOOR)), 0.5);
    for (const [name, query] of Object.entries(REPORTS)) {
      const times = await timed(() => report(admin, query));
      const ours = quantile(times, 0.5);
      print({
        figure: `${name}, p50 ms`,
        ours: rounded(ours),
        floor: rounded(floor),
        'ours/floor': rounded(ours / floor),
        aim: 'under 1,000',
      });
    }
    print(await monthAgain(client, admin));
  } finally {
    await server.stop();
    await client.end();
  }
}

const FLOOR = `select source, sum(n[1]) from figure_cell where day >= '2025-11-01' and day < '2026-11-01' group by source`;

async function seed(client, startServer) {
  const server = await startServer();
  await firstDesk(server);
  await server.stop();
  await seedHouse(client);
  const { rows: inboxes } = await client.query('select id from inbox order by id');
  for (let at = 0, chunk = 0; at < TICKETS; at += CHUNK, chunk++)
    await seedTickets(client, inboxes[chunk % inboxes.length].id, at + 1, Math.min(at + CHUNK, TICKETS));
  await seedYear(client);
  await seen(client);
  // As after an update that counts otherwise: every day of the year is to be rolled up, and nobody else has anything to do.
  await client.query(`update figure_reading set print = ''`);
  return server.first;
}

async function timed(read) {
  const times = [];
  for (let i = 0; i < READS; i++) {
    const from = performance.now();
    await read();
    times.push(performance.now() - from);
  }
  return times;
}

async function report(admin, query) {
  const { rows } = await admin.get(`/figures?${query}`);
  if (rows.length === 0) throw new Error(`${query}: no rows`);
}

async function monthAgain(client, admin) {
  const print = `select md5(string_agg(c::text, ' ' order by c::text)) as cells from figure_cell c
    where day >= '2026-03-01' and day < '2026-04-01'`;
  const before = (await client.query(print)).rows[0].cells;
  await admin.post('/figures/rollups/rebuild', { from: '2026-03-01', to: '2026-03-31' });
  const took = await settled(client);
  const after = (await client.query(print)).rows[0].cells;
  if (before !== after) throw new Error('A month counted again came to other cells.');
  return { figure: 'a month counted again, s; the same cells', ours: rounded(took / 1000) };
}
