// A month of a thousand agents: how long its list takes, how long it takes to close every card, what that needs and what it does to
// who works meanwhile. Then closed cards are counted again: each must come to its hash.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { connected, seedHouse, seedTickets } from './rig/crowd.mjs';
import { firstDesk, signIn } from './rig/desk.mjs';
import { quantile, rounded } from './rig/figures.mjs';
import { seedMonth } from './rig/month.mjs';
import { seen } from './rig/readers.mjs';

const AGENTS = Number(process.env.BENCH_AGENTS ?? 1_000);
const EVENTS = Number(process.env.BENCH_EVENTS ?? 10_000_000);
const MONTH = lastMonth(new Date());
const LISTS = 3;
const QUIET_READS = 200;
const EVERY_MS = 25;
const LOOK_MS = 1_000;
const READERS = 2;

export default async function cards({ databaseUrl, startServer, print }) {
  const client = await connected(databaseUrl);
  const account = await seed(client, startServer);
  const server = await startServer();
  try {
    const admin = await signIn(server.url, account);
    const lists = [];
    let rows;
    for (let i = 0; i < LISTS; i++) lists.push(await timed(async () => (rows = await cardsOf(admin))));
    print({
      figure: `month list, ${AGENTS} agents, ${EVENTS} events, p50 s`,
      ours: rounded(quantile(lists, 0.5) / 1000),
    });
    const work = await working(client, admin);
    const quiet = await during(work, QUIET_READS, null);
    const beside = await besideBare(databaseUrl, rows, work);
    const closing = { done: false };
    const busy = during(work, Infinity, closing);
    const took = await timed(() => close(admin, rows)).finally(() => (closing.done = true));
    print({ figure: 'closing the month, s', ours: rounded(took / 1000), aim: 'under 120' });
    print({ figure: 'opening a ticket, p99 ms: quiet', ours: rounded(quantile(quiet, 0.99)) });
    print({ figure: 'the same beside one bare reader of events', ours: rounded(quantile(beside, 0.99)) });
    print({
      figure: 'the same while the month closes',
      ours: rounded(quantile(await busy, 0.99)),
      aim: 'under 1.2 × quiet',
    });
    const again = await timed(() => sameAgain(admin, rows));
    print({ figure: 'counting the month again, s; the same hashes', ours: rounded(again / 1000) });
    print({ figure: 'most memory of the server, MiB', ours: rounded(peak(server.pid)), aim: 'under 1,024' });
    print(await indexSize(client));
  } finally {
    await server.stop();
    await client.end();
  }
}

async function seed(client, startServer) {
  const server = await startServer();
  const { admin, agent, inbox, teamId } = await firstDesk(server);
  const { rows: templates } = await admin.get('/card-templates');
  await agent({ name: '评分人', teamIds: [teamId] });
  await server.stop();
  await seedHouse(client);
  await seedTickets(client, inbox.id, 1, 2000);
  const { rows: people } = await client.query(
    `select id from agent where role = 'admin' or name = '评分人' order by role`,
  );
  await seedMonth(client, {
    agents: AGENTS,
    events: EVENTS,
    month: `${MONTH}-01`,
    templateId: templates[1].id,
    scorerId: people[0].id,
    reviewerId: people[1].id,
  });
  // By the time a desk closes a month, who follows its events has long seen them.
  await seen(client);
  return server.first;
}

/** Page by page, as the page asks for them. */
async function cardsOf(admin) {
  const rows = [];
  for (let after = ''; after !== null;) {
    const page = await admin.get(`/cards?month=${MONTH}${after && `&after=${after}`}`);
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
}

/** Opens one ticket after the other; answers how long each took. */
async function working(client, admin) {
  const { rows: tickets } = await client.query('select id from ticket order by id limit 500');
  let next = 0;
  return async () => {
    await pause(EVERY_MS);
    const { id } = tickets[(next += 1) % tickets.length];
    return timed(() => admin.get(`/tickets/${id}`));
  };
}

async function during(work, atMost, closing) {
  const times = [];
  while (times.length < atMost && !closing?.done) times.push(await work());
  return times;
}

/** The floor: opens tickets while somebody else, in a process of Postgres alone, counts one agent's events after the other. */
async function besideBare(databaseUrl, rows, work) {
  const reader = await connected(databaseUrl);
  const counting = { done: false };
  const bare = (async () => {
    for (let i = 0; !counting.done; i += 1) await reader.query(BARE, [rows[i % rows.length].agentId]);
  })();
  const times = await during(work, QUIET_READS, null);
  counting.done = true;
  await bare;
  await reader.end();
  return times;
}

const BARE = `select count(*), sum(length(payload::text)) from desk_event where agent_id = $1`;

/** As the button does: one ask, and a look each second until all are closed. */
async function close(admin, { length }) {
  await admin.post('/card-closings', { month: MONTH, clientId: randomUUID() });
  for (;;) {
    const { closing } = await admin.get(`/card-closings?month=${MONTH}`);
    if (closing.refused.length > 0) throw new Error(`${closing.refused.length} cards stayed open.`);
    if (closing.doneAt && closing.closed === length) return;
    await pause(LOOK_MS);
  }
}

async function sameAgain(admin, rows) {
  await each(rows, async ({ id, workNumber }) => {
    const { same } = await admin.get(`/cards/${id}/recompute`);
    if (!same) throw new Error(`The card of ${workNumber} came to another hash.`);
  });
}

async function each(rows, act) {
  const left = [...rows];
  const one = async () => {
    for (let row = left.pop(); row; row = left.pop()) await act(row);
  };
  await Promise.all(Array.from({ length: READERS }, one));
}

async function timed(act) {
  const from = performance.now();
  await act();
  return performance.now() - from;
}

const peak = (pid) => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)[1]) / 1024;

async function indexSize(client) {
  const { rows } = await client.query(`select pg_relation_size('desk_event_agent') / 1048576.0 as mib`);
  return { figure: 'index by agent, MiB', ours: rounded(Number(rows[0].mib)) };
}

function lastMonth(now) {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}
