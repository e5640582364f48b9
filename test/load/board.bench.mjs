// The live board of a thousand agents with ten thousand contacts waiting: how long its first data takes, how long from a change
// until a viewer's socket hears it, as a strip and as the figures of agents, and how much one viewer receives in a minute.
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { bareBody, bareUpdates } from './rig/board-floor.mjs';
import { connected } from './rig/crowd.mjs';
import { firstDesk, signIn } from './rig/desk.mjs';
import { quantile, rounded, usage } from './rig/figures.mjs';
import { seedWindows } from './rig/open-windows.mjs';
import { connect } from './rig/sockets.mjs';

const AGENTS = 1_000;
const TEAMS = 20;
const WAITING = 10_000;
const READS = 20;
/** As the console asks: what a screen can show first, the rest behind it. */
const FIRST = 200;
const RATE = 10;
const SPAN_MS = 30_000;
const VIEWERS = 5;
const PATIENCE_MS = 20_000;

export default async function board({ databaseUrl, startServer, print }) {
  const client = await connected(databaseUrl);
  const account = await seed(client, startServer);
  const server = await startServer();
  try {
    const admin = await signIn(server.url, account);
    const shown = (figure, ours, floor, aim) =>
      print({
        figure,
        ours: rounded(ours),
        ...(floor && { floor: rounded(floor), 'ours/floor': rounded(ours / floor) }),
        aim,
      });
    const reads = { 'first data': `?first=${FIRST}`, 'all strips': '' };
    let body = null;
    for (const [name, query] of Object.entries(reads)) {
      const read = await readBoard(server.url, admin, query);
      body = read.body;
      const bare = await bareBody(body, READS);
      shown(`${name}, p50 ms`, quantile(read.took, 0.5), quantile(bare, 0.5));
      const aim = query && 'under 300';
      shown(`${name}, p99 ms`, quantile(read.took, 0.99), quantile(bare, 0.99), aim);
      shown(`${name}, MiB`, read.bytes / 1024 / 1024);
    }
    const changes = await followed(server, admin, body.agents);
    const floor = await bareUpdates(databaseUrl, 100, 1000 / RATE);
    shown('change to strip, p50 ms', quantile(changes.strips, 0.5), quantile(floor, 0.5));
    shown('change to strip, p99 ms', quantile(changes.strips, 0.99), quantile(floor, 0.99), 'under 1,000');
    shown('change to agents, p50 ms', quantile(changes.lines, 0.5));
    shown('change to agents, p99 ms', quantile(changes.lines, 0.99), 0, 'under 1,000');
    shown('changes refused', changes.refused, 0, '0');
    shown('changes never heard', changes.unheard, 0, '0');
    shown(`KiB a minute to one viewer at ${RATE} changes/s`, (changes.bytes / 1024) * (60_000 / SPAN_MS));
    shown(`server CPU, ${VIEWERS} viewers, share of one core`, changes.cpuShare);
  } finally {
    await server.stop();
    await client.end();
  }
}

async function seed(client, startServer) {
  const server = await startServer();
  const { teamId, inbox } = await firstDesk(server);
  await client.query(`update team set strategy = 'manual'`);
  await client.query(
    `insert into team (id, name, strategy, calendar_id)
     select gen_random_uuid(), 'team ' || n, 'manual', (select id from calendar limit 1) from generate_series(1, ${TEAMS}) n`,
  );
  await client.query(
    `with made as (insert into agent (id, name, email, password_hash, work_number, role, visibility, capacity, locale)
       select gen_random_uuid(), '客服 ' || n, 'board' || n || '@bench.test', 'none', 'b' || n, 'agent', 'team', 20, 'zh-CN'
       from generate_series(1, ${AGENTS}) n returning id)
     insert into team_member (team_id, agent_id)
     select t.id, m.id from (select id, row_number() over () as n from made) m
     join (select id, row_number() over (order by name) as n from team where name like 'team %') t on t.n = m.n % ${TEAMS} + 1`,
  );
  await seedWindows(client, inbox.id, teamId, WAITING);
  await client.query(
    `with m as (select team_id, agent_id, row_number() over (order by agent_id) as n from team_member
       where team_id in (select id from team where name like 'team %'))
     update ticket set holder_id = m.agent_id, team_id = m.team_id, subject = '订单 ' || ticket.number,
       last_message = jsonb_build_object('seq', 1, 'kind', 'inbound', 'preview', '你好，订单 ' || ticket.number || ' 还没有发货，能帮我看一下吗？',
         'at', ticket.created_at, 'authorName', ticket.contact_name)
     from m where m.n = ticket.number % ${AGENTS} + 1`,
  );
  await client.query('vacuum analyze');
  await server.stop();
  return server.first;
}

async function readBoard(url, admin, query) {
  const took = [];
  let text = '';
  for (let i = 0; i < READS; i++) {
    const began = performance.now();
    text = await (await fetch(`${url}/api/board${query}`, { headers: { cookie: admin.cookie } })).text();
    took.push(performance.now() - began);
  }
  return { body: JSON.parse(text), took, bytes: Buffer.byteLength(text) };
}

/** Moves tickets from agent to agent at a steady rate while viewers look on; one of them is measured. */
async function followed(server, admin, agents) {
  const viewers = [];
  for (let i = 0; i < VIEWERS; i++) viewers.push(await viewer(server.url, admin));
  const ear = listen(viewers[0]);
  // The first update carries every agent and belongs to the first data.
  await ear.firstUpdate;
  ear.begin();
  const before = await usage(server.url);
  const began = performance.now();
  const { rows } = await admin.get('/tickets?view=all&limit=200');
  const changes = [];
  for (let n = 0; performance.now() - began < SPAN_MS; n++) {
    changes.push(move(admin, rows[n % rows.length], agents[(n * 7) % agents.length].agent.id, ear));
    await pause(Math.max(0, (n + 1) * (1000 / RATE) - (performance.now() - began)));
  }
  const { bytes } = ear;
  const cpuShare = ((await usage(server.url)).cpuSeconds - before.cpuSeconds) / ((performance.now() - began) / 1000);
  await Promise.all(changes);
  const until = performance.now() + PATIENCE_MS;
  while (ear.waitsFor() > 0 && performance.now() < until) await pause(100);
  viewers.forEach((socket) => socket.disconnect());
  return { strips: ear.strips, lines: ear.lines, bytes, cpuShare, unheard: ear.waitsFor(), refused: ear.refused };
}

async function move(admin, { id }, toAgentId, ear) {
  const sentAt = performance.now();
  ear.expect(id, toAgentId, sentAt);
  await admin.post(`/tickets/${id}/transfer`, { toAgentId, reason: '看板压测' }).catch(() => ear.refuse(id, toAgentId));
}

async function viewer(url, { cookie }) {
  const socket = await connect(`${url}/console`, { extraHeaders: { cookie } });
  await socket.emitWithAck('hello', { position: null, watch: [{ kind: 'board' }] });
  return socket;
}

/** What a viewer's screen would take notice of. A line is heard when the agent who was given a ticket comes with an update. */
// eslint-disable-next-line max-lines-per-function -- one ear, many things heard
function listen(socket) {
  const strips = [];
  const lines = [];
  const waiting = { strips: new Map(), lines: new Map() };
  let bytes = 0;
  let counts = false;
  socket.io.engine.on('packet', ({ data }) => {
    if (counts && typeof data === 'string') bytes += Buffer.byteLength(data);
  });
  const hear = (kind, key, into) => {
    const sentAt = waiting[kind].get(key);
    if (sentAt === undefined) return;
    waiting[kind].delete(key);
    into.push(performance.now() - sentAt);
  };
  let told;
  const firstUpdate = new Promise((resolve) => (told = resolve));
  socket.on('events', ({ events }) =>
    events.forEach(({ type, ticketId, payload }) => {
      if (type === 'ticket.transferred') hear('strips', `${ticketId} ${payload.changes.holderId}`, strips);
    }),
  );
  socket.on('board', ({ agents }) => {
    told();
    agents.forEach(({ agent }) => hear('lines', agent.id, lines));
  });
  return {
    strips,
    lines,
    firstUpdate,
    begin: () => (counts = true),
    get bytes() {
      return bytes;
    },
    refused: 0,
    refuse(ticketId, holderId) {
      this.refused += 1;
      waiting.strips.delete(`${ticketId} ${holderId}`);
      waiting.lines.delete(holderId);
    },
    waitsFor: () => waiting.strips.size + waiting.lines.size,
    expect: (ticketId, holderId, at) => {
      waiting.strips.set(`${ticketId} ${holderId}`, at);
      waiting.lines.set(holderId, at);
    },
  };
}
