// Twenty thousand open reply windows, five hundred of them due in the same instant: how late is the last one told, is
// any missed, is any told twice.
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { connected } from './rig/crowd.mjs';
import { firstDesk } from './rig/desk.mjs';
import { median, quantile } from './rig/figures.mjs';
import { connect } from './rig/sockets.mjs';
import { seedWindows } from './rig/open-windows.mjs';

const OPEN = 20_000;
const AT_ONCE = 500;
const ROUNDS = 3;
const AHEAD_MS = 3_000;
const PATIENCE_MS = 30_000;

export default async function windows({ databaseUrl, startServer, print }) {
  const client = await connected(databaseUrl);
  const server = await startServer();
  try {
    const { admin, teamId, inbox } = await firstDesk(server);
    await client.query(`update team set strategy = 'manual'`);
    await seedWindows(client, inbox.id, teamId, OPEN);
    const socket = await connect(`${server.url}/console`, { extraHeaders: { cookie: admin.cookie } });
    await socket.emitWithAck('hello', { position: null, watch: [{ kind: 'list' }] });
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await reminded(client, socket, round));
    socket.disconnect();
    const lag = (q) => median(rounds.map(({ lags }) => quantile(lags, q)));
    print({ figure: 'due to console, p50 ms', ours: lag(0.5) });
    print({ figure: 'due to console, p99 ms', ours: lag(0.99) });
    print({ figure: 'reminders due', ours: AT_ONCE * ROUNDS });
    print({ figure: 'missed', ours: AT_ONCE * ROUNDS - sum(rounds.map(({ tickets }) => tickets)), aim: '0' });
    print({ figure: 'doubled', ours: sum(rounds.map(({ told, tickets }) => told - tickets)), aim: '0' });
  } finally {
    await server.stop();
    await client.end();
  }
}

/** Makes the reminders of five hundred more windows due at one instant and hears them on a console. */
async function reminded(client, socket, round) {
  const dueAt = Date.now() + AHEAD_MS;
  const { rows } = await client.query(
    `with chosen as (select id, ticket_id from reply_window order by ticket_id offset $1 limit ${AT_ONCE}),
     t as (update ticket set reply_window = reply_window || jsonb_build_object('remindAt', $2::text) from chosen
       where ticket.id = chosen.ticket_id)
     update reply_window set remind_at = $2::text::timestamptz, next_step_at = $2::text::timestamptz from chosen
     where reply_window.id = chosen.id returning chosen.ticket_id`,
    [round * AT_ONCE, new Date(dueAt).toISOString()],
  );
  const wanted = new Set(rows.map(({ ticket_id }) => ticket_id));
  const heard = new Map();
  const lags = [];
  const hear = ({ events }) => {
    for (const { type, ticketId } of events) {
      if (type !== 'reply_window.reminded' || !wanted.has(ticketId)) continue;
      heard.set(ticketId, (heard.get(ticketId) ?? 0) + 1);
      lags.push(Date.now() - dueAt);
    }
  };
  socket.on('events', hear);
  const until = performance.now() + AHEAD_MS + PATIENCE_MS;
  while (heard.size < AT_ONCE && performance.now() < until) await pause(20);
  await pause(1_000);
  socket.off('events', hear);
  return { lags, tickets: heard.size, told: sum([...heard.values()]) };
}

const sum = (numbers) => numbers.reduce((total, n) => total + n, 0);
