// A visitor's message, stored and told to one console: how many a second with 50 senders, and how soon at 300 a second.
// The floor is a bare socket.io server with group commit on the same Postgres, measured in turns with ours.
import { setTimeout as pause } from 'node:timers/promises';
import { ChatLoad } from './rig/chat-load.mjs';
import { firstDesk } from './rig/desk.mjs';
import { median, quantile, usage } from './rig/figures.mjs';
import { startFloor } from './rig/floor.mjs';
import { connect, connectMany } from './rig/sockets.mjs';
import { seedVisitors } from './rig/visitors.mjs';

// A visitor may say 40 messages in 10 seconds: this many are never refused at the rates measured here.
const VISITORS = 1_000;
// Each may hold 200 tickets: together they take every chat.
const AGENTS = 6;
const SENDERS = 50;
const ROUNDS = 3;
const SECONDS = 5;
const STEADY = { perSecond: 300, seconds: 10 };

export default async function chat({ databaseUrl, startServer, print }) {
  const server = await startServer();
  const floor = await startFloor('chat', databaseUrl);
  try {
    const ours = await openOurs(server, databaseUrl);
    const bare = await openFloor(floor);
    report(print, await measure(ours, bare, server));
  } finally {
    await floor.stop();
    await server.stop();
  }
}

/** Every visitor has a chat of its own that an agent holds: the state of a desk at work. */
async function openOurs(server, databaseUrl) {
  const desk = await firstDesk(server);
  const teamIds = [desk.teamId];
  const agents = [];
  for (let i = 0; i < AGENTS; i++) {
    const { cookie } = await desk.agent({ name: `客服${i + 1}`, teamIds });
    agents.push(await connect(`${server.url}/console`, { extraHeaders: { cookie } }));
  }
  const heartbeats = setInterval(() => agents.forEach((socket) => socket.emit('heartbeat')), 10_000);
  const tokens = await seedVisitors(databaseUrl, desk.inbox.id, VISITORS);
  const key = desk.inbox.widgetKey;
  const visitors = await connectMany(`${server.url}/visitor`, VISITORS, (i) => ({ auth: { key, token: tokens[i] } }));
  const watching = await connect(`${server.url}/console`, { extraHeaders: { cookie: desk.admin.cookie } });
  await watching.emitWithAck('hello', { position: null, watch: [{ kind: 'list' }] });
  const load = new ChatLoad(visitors, (heard) =>
    watching.on('events', ({ events }) => {
      for (const { type, payload } of events) if (type === 'message.received') heard(payload.message.clientId);
    }),
  );
  for (let i = 0; i < VISITORS; i += SENDERS)
    await Promise.all(visitors.slice(i, i + SENDERS).map((visitor) => load.say(visitor)));
  await load.allHeard();
  while ((await desk.admin.get('/tickets?view=unassigned&limit=1')).rows.length) await pause(500);
  clearInterval(heartbeats);
  agents.forEach((socket) => socket.disconnect());
  return load;
}

async function openFloor({ url }) {
  const visitors = await connectMany(`${url}/visitor`, VISITORS);
  const agent = await connect(`${url}/console`);
  return new ChatLoad(visitors, (heard) => agent.on('said', ({ clientId }) => heard(clientId)));
}

async function measure(ours, bare, server) {
  const rates = { ours: [], bare: [] };
  const lags = { ours: [], bare: [] };
  let cpuMs = 0;
  let said = 0;
  for (let round = 0; round < ROUNDS; round++) {
    rates.bare.push(await bare.closedLoop(SENDERS, SECONDS));
    const before = await usage(server.url);
    rates.ours.push(await ours.closedLoop(SENDERS, SECONDS));
    said += ours.heard;
    cpuMs += ((await usage(server.url)).cpuSeconds - before.cpuSeconds) * 1000;
  }
  for (let round = 0; round < ROUNDS; round++) {
    lags.bare.push(await bare.openLoop(STEADY.perSecond, STEADY.seconds));
    await pause(500);
    lags.ours.push(await ours.openLoop(STEADY.perSecond, STEADY.seconds));
    await pause(500);
  }
  return { rates, lags, cpuMs: cpuMs / said };
}

function report(print, { rates, lags, cpuMs }) {
  const row = (figure, floor, ours, aim) => print({ figure, floor, ours, 'ours/floor': ours / floor, aim });
  row('messages/s, 50 senders', Math.round(median(rates.bare)), Math.round(median(rates.ours)), '>= 0.5 of the floor');
  const lag = (q) => [median(lags.bare.map((l) => quantile(l, q))), median(lags.ours.map((l) => quantile(l, q)))];
  row('send to console, p50 ms at 300/s', ...lag(0.5), '');
  row('send to console, p99 ms at 300/s', ...lag(0.99), '< 15 ms');
  print({ figure: 'server CPU ms a message', ours: cpuMs });
}
