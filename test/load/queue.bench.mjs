// Reading pages while the desk grows: every view at ten thousand and at a million tickets, first and deep pages, for
// who sees all and for who sees a team. The floor is the smaller desk: growth must not be felt.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { connected, seedHouse, seedTickets } from './rig/crowd.mjs';
import { firstDesk, signIn } from './rig/desk.mjs';
import { quantile, rounded } from './rig/figures.mjs';

const SMALL = 10_000;
const LARGE = Number(process.env.BENCH_TICKETS ?? 1_000_000);
const CHUNK = 100_000;
const READS = 60;
const VIEWS = ['mine', 'unassigned', 'team', 'all', 'breaching', 'waiting', 'closed'];
/** More rows than a page through a sort or a read table means that an index is missing. */
const MANY_ROWS = 1_000;

export default async function queue({ databaseUrl, startServer, print }) {
  const client = await connected(databaseUrl);
  try {
    const house = await openHouse(client, startServer);
    await grow(client, house.inboxId, 0, SMALL);
    const small = await measure(client, house, startServer);
    await grow(client, house.inboxId, SMALL, LARGE);
    const large = await measure(client, house, startServer);
    for (const row of large)
      print(
        compared(
          row,
          small.find(({ page }) => page === row.page),
        ),
      );
  } finally {
    await client.end();
  }
}

/** The smaller desk may have no page so deep. */
function compared(row, before) {
  const shown = (value) => (value === null || value === undefined ? '' : rounded(value));
  return {
    page: row.page,
    'p50 ms, 10 k': shown(before?.p50),
    'p50 ms, 1 M': shown(row.p50),
    'p99 ms, 1 M': shown(row.p99),
    'SQL ms, 10 k': shown(before?.sqlMs),
    'SQL ms, 1 M': shown(row.sqlMs),
    '1 M/10 k': before ? shown((row.sqlMs ?? row.p50) / (before.sqlMs ?? before.p50)) : '',
    plan: row.plan,
  };
}

/** An admin, an agent of two teams, and everybody else's work. */
async function openHouse(client, startServer) {
  const server = await startServer();
  const desk = await firstDesk(server);
  await seedHouse(client);
  const { rows: teams } = await client.query(`select id from team where name like 'team %' order by name limit 2`);
  const account = { email: 'page@bench.test', password: 'a long enough one 20931' };
  const { id } = await desk.admin.post('/admin/agents', {
    ...account,
    name: '翻页员',
    workNumber: 'page1',
    role: 'agent',
    visibility: 'team',
    capacity: 8,
    teamIds: teams.map((team) => team.id),
  });
  const { id: inboxId } = await desk.admin.post('/admin/inboxes', { name: 'orders', channel: 'api' });
  await client.query(
    `insert into team_member (team_id, agent_id) select team.id, agent.id from team, agent
     where team.name like 'team %' and agent.role = 'admin' on conflict do nothing`,
  );
  await server.stop();
  return { accounts: { admin: server.first, team: account }, agentId: id, inboxId };
}

async function grow(client, inboxId, from, to) {
  for (let at = from; at < to; at += CHUNK) await seedTickets(client, inboxId, at + 1, Math.min(at + CHUNK, to));
  await client.query(
    `update ticket set holder_id = (select id from agent where email = 'page@bench.test')
     where id in (select id from ticket where status = 'open' and holder_id is not null order by number limit 20)`,
  );
  await client.query('vacuum analyze');
}

async function measure(client, { accounts }, startServer) {
  const server = await startServer();
  try {
    const found = [];
    for (const [who, account] of Object.entries(accounts)) {
      const agent = await signIn(server.url, account);
      const principal = await principalOf(agent);
      for (const view of VIEWS) found.push(...(await pagesOf(client, agent, { ...principal, who }, view)));
      found.push(...(await screens(client, agent, who)));
    }
    return found;
  } finally {
    await server.stop();
  }
}

async function principalOf(agent) {
  const { me } = await agent.get('/bootstrap');
  return { agentId: me.id, teamIds: me.teamIds, leadOf: me.leadOf ?? [], visibility: me.visibility };
}

async function pagesOf(client, agent, principal, view) {
  const first = { view, limit: 50 };
  const pages = [['first', first]];
  const after = await deepKey(client, principal, view);
  if (after) pages.push(['deep', { ...first, after }]);
  const rows = [];
  for (const [place, query] of pages) {
    const path = `/tickets?${new URLSearchParams(Object.entries(query))}`;
    rows.push({
      page: `${principal.who}: ${view}, ${place}`,
      ...(await timed(agent, path)),
      ...(await explained(client, principal, query)),
    });
  }
  return rows;
}

async function screens(client, agent, who) {
  const { rows } = await agent.get('/tickets?view=all&limit=1');
  const paths = { bootstrap: '/bootstrap', 'ticket detail': `/tickets/${rows[0].id}`, board: '/board' };
  const found = [];
  for (const [page, path] of Object.entries(paths))
    found.push({ page: `${who}: ${page}`, ...(await timed(agent, path)), sqlMs: null, plan: '' });
  return found;
}

async function timed(agent, path) {
  const lags = [];
  for (let i = 0; i < READS + 5; i++) {
    const from = performance.now();
    await agent.get(path);
    if (i >= 5) lags.push(performance.now() - from);
  }
  return { p50: quantile(lags, 0.5), p99: quantile(lags, 0.99) };
}

const { listSql } = createRequire(import.meta.url)('../../dist/apps/server/src/desk/tickets/ticket-lists.service.js');

/** The key of the row halfway down the view. */
async function deepKey(client, principal, view) {
  const list = listSql(principal, { view, limit: 2_000_000 });
  if (!list) return null;
  const { text, params } = list;
  const { rows } = await client.query(
    `with page as (${text}) select key_at, id from page offset (select count(*) / 2 from page) limit 1`,
    params,
  );
  return rows.length ? Buffer.from(JSON.stringify([rows[0].key_at, rows[0].id])).toString('base64url') : null;
}

async function explained(client, principal, query) {
  const { text, params } = listSql(principal, query);
  let best = null;
  for (let i = 0; i < 5; i++) {
    const { rows } = await client.query(`explain (analyze, buffers, format json) ${text}`, params);
    const [answer] = rows[0]['QUERY PLAN'];
    if (!best || answer['Execution Time'] < best['Execution Time']) best = answer;
  }
  return { sqlMs: best['Execution Time'], plan: planLine(best.Plan) };
}

/** The indexes read, and what must not be there. */
function planLine(plan) {
  const nodes = flat(plan);
  const faults = nodes.filter(
    (node) =>
      (node['Node Type'].includes('Seq Scan') && node['Relation Name'] === 'ticket') ||
      (node['Node Type'] === 'Sort' && Math.max(...node.Plans.map(readRows)) > MANY_ROWS) ||
      (node['Rows Removed by Filter'] ?? 0) > MANY_ROWS,
  );
  const indexes = [...new Set(nodes.flatMap((node) => node['Index Name'] ?? []))].join(' + ');
  const blocks = plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
  return `${indexes} (${blocks} blocks)${faults.map((node) => `, NOT KEPT: ${node['Node Type']} of many rows`).join('')}`;
}

const flat = (node) => [node, ...(node.Plans ?? []).flatMap(flat)];
const readRows = (node) => node['Actual Rows'] * node['Actual Loops'];
