// Mail from a real IMAP server into tickets, against parsing the same mails alone in worker threads in the same run.
// Then how long one mail takes from its delivery to its ticket, and the memory of taking in 10,000 old mails.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { firstDesk } from './rig/desk.mjs';
import { startDovecot } from './rig/dovecot.mjs';
import { quantile, usage } from './rig/figures.mjs';
import { mail } from './rig/mails.mjs';

const MAILS = 3_000;
const SINGLES = 150;
const OLD = Number(process.env.BENCH_OLD_MAILS ?? 10_000);
const OLD_USER = 'old@halfhour.example';
const NEW_USER = 'service@halfhour.example';

export default async function mailIntake({ databaseUrl, startServer, print }) {
  const dovecot = await startDovecot();
  const server = await startServer();
  const sql = new pg.Client({ connectionString: databaseUrl });
  await sql.connect();
  try {
    const { admin } = await firstDesk(server);
    const bench = { dovecot, server, sql, admin, print };
    await intake(bench);
    await singles(bench);
    await backfill(bench);
  } finally {
    await sql.end();
    await server.stop();
    await dovecot.stop();
  }
}

async function intake({ dovecot, server, sql, admin, print }) {
  const mails = Array.from({ length: MAILS }, (_, n) => mail(n));
  // Warm, then twice with the intake between: a busy machine slows both.
  await parseAlone(mails.slice(0, 300));
  const before = await parseAlone(mails);
  for (const raw of mails) dovecot.deliver(NEW_USER, raw);
  const used = await usage(server.url);
  const began = performance.now();
  await addMailbox(admin, dovecot, NEW_USER);
  await until(async () => (await count(sql)) === MAILS, 300_000);
  const perSecond = MAILS / ((performance.now() - began) / 1000);
  const cpu = ((await usage(server.url)).cpuSeconds - used.cpuSeconds) * 1000;
  const after = await parseAlone(mails);
  const floor = (before + after) / 2;
  print({
    figure: 'mails/s',
    floor: Math.round(floor),
    ours: Math.round(perSecond),
    'ours/floor': perSecond / floor,
    aim: '0.4',
  });
  print({ figure: 'server CPU ms a mail', ours: cpu / MAILS, aim: '< 10 ms' });
}

async function singles({ dovecot, sql, print }) {
  const sent = new Map();
  for (let n = 0; n < SINGLES; n++) {
    sent.set(`c${n}@single.example`, Date.now());
    dovecot.deliver(NEW_USER, mail(n, 'single'));
    await pause(60);
  }
  const query = `select c.email, t.created_at from ticket t join contact c on c.id = t.contact_id where c.email like '%@single.example'`;
  const rows = await until(async () => {
    const found = (await sql.query(query)).rows;
    return found.length === SINGLES && found;
  }, 60_000);
  const lags = rows.map(({ email, created_at }) => created_at.getTime() - sent.get(email));
  print({ figure: 'delivered to ticket p50 ms', ours: quantile(lags, 0.5) });
  print({ figure: 'delivered to ticket p99 ms', ours: quantile(lags, 0.99) });
}

async function backfill({ dovecot, server, sql, admin, print }) {
  const old = new Date(Date.now() - 20 * 24 * 3600_000);
  for (let n = 0; n < OLD; n++) dovecot.deliver(OLD_USER, mail(n, 'old'), old);
  const inbox = await addMailbox(admin, dovecot, OLD_USER);
  await until(
    async () =>
      (
        await sql.query(
          `select 1 from inbox where id = $1 and cursor #>> '{folders,INBOX}' is not null and cursor #>> '{folders,INBOX,before}' is null`,
          [inbox],
        )
      ).rowCount === 1,
    60_000,
  );
  const since = new Date(Date.now() - 30 * 24 * 3600_000).toISOString();
  const began = performance.now();
  await admin.post(`/admin/mailboxes/${inbox}/backfill`, { folder: 'INBOX', since });
  const seen = [];
  await until(
    async () => {
      seen.push((await usage(server.url)).residentBytes / 1024 / 1024);
      const { backfill: course } = await admin.get(`/admin/mailboxes/${inbox}`);
      return course.state === 'done' && course.taken + course.known === OLD;
    },
    600_000,
    1_000,
  );
  const quarter = Math.max(1, Math.floor(seen.length / 4));
  print({ figure: `backfill of ${OLD} mails/s`, ours: Math.round(OLD / ((performance.now() - began) / 1000)) });
  print({ figure: 'resident MiB, second quarter', ours: Math.round(Math.max(...seen.slice(quarter, 2 * quarter))) });
  print({ figure: 'resident MiB, last quarter', ours: Math.round(Math.max(...seen.slice(-quarter))), aim: 'steady' });
}

async function parseAlone(mails) {
  const { ParserPool } = createRequire(import.meta.url)('../../dist/libs/channels/src/email/parser-pool.js');
  const pool = new ParserPool();
  const envelope = { mailFrom: null, rcptTo: [], truncated: false };
  await pool.parse(mails[0], envelope);
  const began = performance.now();
  await Promise.all(mails.map((raw) => pool.parse(raw, envelope)));
  const perSecond = mails.length / ((performance.now() - began) / 1000);
  await pool.close();
  return perSecond;
}

async function addMailbox(admin, { host, port, password }, user) {
  const imap = { host, port, secure: false, user, password };
  const settings = { address: user, imap, smtp: null };
  return (await admin.post('/admin/inboxes', { name: user, channel: 'email', settings })).id;
}

const count = async (sql) => Number((await sql.query('select count(*) from ticket')).rows[0].count);

async function until(holds, withinMs, everyMs = 100) {
  for (const end = Date.now() + withinMs; Date.now() < end; await pause(everyMs)) {
    const answer = await holds();
    if (answer) return answer;
  }
  throw new Error(`not within ${withinMs / 1000} s`);
}
