// A hundred thousand open reply windows, two thousand of which end within one minute, and four worker processes: how late each breach
// is written down, and that none is missed or doubled, by SQL on desk_event. The floor is a bare loop that wakes and commits a row
// at each of such instants, in the same database.
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { connected } from './rig/crowd.mjs';
import { firstDesk } from './rig/desk.mjs';
import { quantile } from './rig/figures.mjs';
import { seedWindows } from './rig/open-windows.mjs';

const OPEN = Number(process.env.BENCH_WINDOWS ?? 100_000);
const DUE = 2_000;
const WORKERS = 4;
const SPAN_MS = 60_000;
const AHEAD_MS = 8_000;
const PATIENCE_MS = 60_000;

export default async function breaches({ databaseUrl, startServer, print }) {
  const client = await connected(databaseUrl);
  const servers = [await startServer()];
  try {
    const { teamId, inbox } = await firstDesk(servers[0]);
    await client.query(`update team set strategy = 'manual'`);
    await seedWindows(client, inbox.id, teamId, OPEN);
    await servers.pop().stop();
    // When the row was written, by the database's own clock: an event says when it was decided.
    await client.query('alter table desk_event add column bench_at timestamptz default clock_timestamp()');
    for (let n = 0; n < WORKERS; n++) servers.push(await startServer({ env: { ROLES: 'worker' } }));
    const floor = await bareLoop(client);
    await dueWithinAMinute(client);
    const lags = await written(client);
    const ours = (q) => quantile(lags, q);
    print({ figure: 'breach lag, p50 ms', ours: ours(0.5), floor: quantile(floor, 0.5) });
    print({ figure: 'breach lag, p99 ms', ours: ours(0.99), floor: quantile(floor, 0.99), aim: 'under 2,000' });
    print({ figure: 'breach lag, max ms', ours: ours(1), floor: quantile(floor, 1) });
    const { missed, doubled } = await counted(client);
    print({ figure: 'missed', ours: missed, aim: '0' });
    print({ figure: 'doubled', ours: doubled, aim: '0' });
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await client.end();
  }
}

/** Moves the deadlines of two thousand windows, spread evenly over a minute that begins soon; earlier steps lie behind. */
async function dueWithinAMinute(client) {
  await client.query(
    `create table bench_due (window_id uuid primary key, ticket_id uuid not null, due_at timestamptz not null)`,
  );
  const beginsAt = new Date(Date.now() + AHEAD_MS).toISOString();
  await client.query(
    `insert into bench_due select id, ticket_id, date_trunc('milliseconds', $1::timestamptz + (row_number() over (order by id) - 1) * $2::interval / ${DUE})
     from (select id, ticket_id from reply_window order by id limit ${DUE}) w`,
    [beginsAt, `${SPAN_MS} milliseconds`],
  );
  await client.query(
    `with t as (update ticket set queue_due_at = d.due_at, reply_window = reply_window || jsonb_build_object(
         'remindAt', d.due_at - interval '10 minutes', 'leadAt', d.due_at - interval '5 minutes', 'dueAt', d.due_at,
         'remindedAt', d.due_at - interval '10 minutes', 'leadToldAt', d.due_at - interval '5 minutes')
       from bench_due d where ticket.id = d.ticket_id)
     update reply_window set remind_at = d.due_at - interval '10 minutes', lead_at = d.due_at - interval '5 minutes',
       reminded_at = d.due_at - interval '10 minutes', lead_told_at = d.due_at - interval '5 minutes', due_at = d.due_at, next_step_at = d.due_at
     from bench_due d where reply_window.id = d.window_id`,
  );
}

/** Waits until every breach is there, and answers how late each was stored. */
async function written(client) {
  const until = performance.now() + AHEAD_MS + SPAN_MS + PATIENCE_MS;
  let rows = [];
  while (rows.length < DUE && performance.now() < until) {
    await pause(1_000);
    ({ rows } = await client.query(
      `select extract(epoch from e.bench_at - d.due_at) * 1000 as lag from bench_due d
       join desk_event e on e.ticket_id = d.ticket_id and e.type = 'reply_window.breached'`,
    ));
  }
  return rows.map(({ lag }) => Number(lag));
}

async function counted(client) {
  const { rows } = await client.query(
    `select count(*) filter (where n = 0)::int as missed, coalesce(sum(n - 1) filter (where n > 1), 0)::int as doubled
     from (select d.ticket_id, count(e.id) as n from bench_due d
       left join desk_event e on e.ticket_id = d.ticket_id and e.type = 'reply_window.breached' group by d.ticket_id) counted`,
  );
  const { rows: others } = await client.query(
    `select count(*)::int as n from desk_event where type = 'reply_window.breached' and ticket_id not in (select ticket_id from bench_due)`,
  );
  return { missed: rows[0].missed, doubled: rows[0].doubled + others[0].n };
}

/** Two hundred instants as close as the deadlines: wake at each and commit a row. */
async function bareLoop(client) {
  await client.query('create table bench_floor (at timestamptz not null)');
  const lags = [];
  const from = Date.now() + 100;
  for (let n = 0; n < 200; n++) {
    const dueAt = from + n * (SPAN_MS / DUE);
    await pause(Math.max(0, dueAt - Date.now()));
    await client.query('insert into bench_floor values (now())');
    lags.push(Date.now() - dueAt);
  }
  return lags;
}
