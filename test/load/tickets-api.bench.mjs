// POST /api/tickets from 8 clients at once: tickets a second, and the server's CPU for each.
// The inbox has no team, so that opening is measured and not the assignment that follows it.
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { firstDesk } from './rig/desk.mjs';
import { median, quantile, usage } from './rig/figures.mjs';
import { startFloor } from './rig/floor.mjs';

const CLIENTS = 8;
const ROUNDS = 3;
const SECONDS = 5;

export default async function ticketsApi({ databaseUrl, startServer, print }) {
  const server = await startServer();
  const floor = await startFloor('tickets', databaseUrl);
  try {
    const { admin } = await firstDesk(server);
    const inbox = await admin.post('/admin/inboxes', { name: 'orders', channel: 'api' });
    const ours = { url: server.url, cookie: admin.cookie, inboxId: inbox.id };
    const bare = { url: floor.url, cookie: '', inboxId: inbox.id };
    // Warm before it counts.
    await open(ours, SECONDS);
    await open(bare, SECONDS);
    const rounds = { ours: [], bare: [] };
    for (let i = 0; i < ROUNDS; i++) {
      rounds.bare.push(await measured(bare));
      rounds.ours.push(await measured(ours));
    }
    report(print, rounds);
  } finally {
    await floor.stop();
    await server.stop();
  }
}

async function measured(target) {
  const before = await usage(target.url);
  const round = await open(target, SECONDS);
  return { ...round, cpuMs: (((await usage(target.url)).cpuSeconds - before.cpuSeconds) * 1000) / round.count };
}

function report(print, { ours, bare }) {
  const row = (figure, of, aim = '') => {
    const [floor, own] = [median(bare.map(of)), median(ours.map(of))];
    print({ figure, floor, ours: own, 'ours/floor': own / floor, aim });
  };
  row('tickets/s, 8 clients', ({ perSecond }) => Math.round(perSecond), '1,000/s');
  row('answer p50 ms', ({ lags }) => quantile(lags, 0.5));
  row('answer p99 ms', ({ lags }) => quantile(lags, 0.99));
  row('server CPU ms a ticket', ({ cpuMs }) => cpuMs, '< 2 ms');
}

let opened = 0;

async function open(target, seconds) {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const lags = [];
  const from = performance.now();
  const until = from + seconds * 1000;
  const client = async () => {
    while (performance.now() < until) {
      const at = performance.now();
      await post(target, agent, ticket(target.inboxId, (opened += 1)));
      lags.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  agent.destroy();
  return { count: lags.length, perSecond: lags.length / ((performance.now() - from) / 1000), lags };
}

const ticket = (inboxId, n) => ({
  clientId: `bench-ticket-${n}`,
  inboxId,
  contact: { name: `客户 ${n}`, externalId: `bench-${n}` },
  subject: '订单未发货',
  text: '你好，订单 20931 三天了还没有发货，请帮我看一下，谢谢。',
});

function post({ url, cookie }, agent, body) {
  return new Promise((resolve, reject) => {
    const call = request(`${url}/api/tickets`, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', cookie },
    });
    call.on('error', reject);
    call.on('response', (answer) => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode < 300 ? resolve() : reject(new Error(`answered ${answer.statusCode}`)),
      );
    });
    call.end(JSON.stringify(body));
  });
}
