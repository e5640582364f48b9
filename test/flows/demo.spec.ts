// A small demo on a real Postgres: what it leaves must be as consistent as what a desk at work leaves.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { SHOP_WIDGET_KEY } from '../../apps/server/src/demo/cast';
import { type DemoLogin, fillDemo } from '../../apps/server/src/demo/fill-demo';
import { type Config, readConfig } from '../../apps/server/src/platform/config/config';
import { SOURCES } from '../../apps/server/src/scoring/catalogue/catalogue';
import { closeMail } from '#channels/email';
import { freshDatabase, type TestDatabase } from '../support/db';

// A Friday afternoon in Shanghai, when every team works.
const NOW = new Date('2026-11-20T07:10:00.000Z');
const PATIENCE_MS = 240_000;

let database: TestDatabase;
let dataDir: string;
let config: Config;
let sql: Client;
let logins: DemoLogin[] | null;
const said: string[] = [];

const fill = () => fillDemo(config, { days: 3, now: NOW, say: (line) => said.push(line) });

beforeAll(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'demo-desk-'));
  config = readConfig({ DATABASE_URL: database.url, DATA_DIR: dataDir, DATABASE_POOL: '4' });
  sql = new Client({ connectionString: database.url });
  await sql.connect();
  logins = await fill();
}, PATIENCE_MS);

afterAll(async () => {
  await closeMail();
  await sql.end();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

// Each question names its own columns.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const rows = async (text: string): Promise<any[]> => (await sql.query(text)).rows;
const count = async (text: string): Promise<number> => Number((await rows(`select count(*) as n ${text}`))[0].n);

it('tells how far it is, day by day', () => {
  expect(said).toEqual(['演示数据 0/3 天', '演示数据 1/3 天', '演示数据 2/3 天', '演示数据 3/3 天']);
});

it('names an admin, two team leads and agents who can sign in', () => {
  const roles = logins!.map(({ role }) => role);
  expect(roles.filter((role) => role === 'admin')).toHaveLength(1);
  expect(roles.filter((role) => role === 'team_lead')).toHaveLength(2);
  expect(roles.filter((role) => role === 'agent').length).toBeGreaterThanOrEqual(8);
});

it('leaves the admin of the first start as its own, and no other account behind', async () => {
  const emails = (await rows('select email from agent order by email')).map(({ email }) => email);
  expect(emails).toEqual(logins!.map(({ email }) => email).sort());
});

it('gives every ticket as many events as its version says, without a gap (law 4)', async () => {
  expect(await count('from ticket')).toBeGreaterThan(30);
  const broken = await rows(
    `select t.number, t.version, count(e.*) as events, max(e.version) as last from ticket t
     left join desk_event e on e.subject_kind = 'ticket' and e.subject_id = t.id
     group by t.id having count(e.*) <> t.version or max(e.version) <> t.version`,
  );
  expect(broken).toEqual([]);
});

it('writes calls, callbacks and leads down as events too', async () => {
  for (const kind of ['call', 'callback', 'lead', 'promise'])
    expect(
      await rows(`select r.id from ${kind} r where r.version <> (select count(*) from desk_event e
        where e.subject_kind = '${kind}' and e.subject_id = r.id) limit 1`),
    ).toEqual([]);
});

it('has evidence for every figure', async () => {
  const types = (await rows('select distinct type from desk_event')).map(({ type }) => type);
  // Judging a lead, what sales makes of it, closing and who comes back take longer than these days.
  const later = ['lead.judged', 'lead.ended', 'sale.entered', 'quality.sent', 'repeat.confirmed', 'ticket.closed'];
  const soon = SOURCES.map(({ type }) => type).filter((type) => !later.includes(type));
  expect(types).toEqual(expect.arrayContaining(soon));
});

it('answers most windows in time, and some not (DOMAIN W1)', async () => {
  const met = await count('from reply_window where answered_at is not null and breached_at is null');
  const missed = await count('from reply_window where breached_at is not null');
  expect(met).toBeGreaterThan(30);
  expect(missed).toBeGreaterThan(0);
  expect(met / (met + missed)).toBeGreaterThan(0.85);
});

it('takes each step of a window at its own instant (law 6)', async () => {
  const late = await rows(
    `select id from reply_window where breached_at not between due_at and due_at + interval '1 second'
       or reminded_at not between remind_at and remind_at + interval '1 second'
       or lead_told_at not between lead_at and lead_at + interval '1 second'`,
  );
  expect(late).toEqual([]);
});

it('tells nothing beyond its present', async () => {
  expect(await count(`from desk_event where at > '${NOW.toISOString()}'`)).toBe(0);
  expect(await count(`from message where created_at > '${NOW.toISOString()}'`)).toBe(0);
  expect(await count('from call where ended_at is null')).toBe(0);
});

it('leaves contacts waiting at every stage of their window, some of them with nobody', async () => {
  const now = `'${NOW.toISOString()}'::timestamptz`;
  const [stages] = await rows(
    `select count(*) filter (where remind_at > ${now})::int as calm,
       count(*) filter (where remind_at <= ${now} and lead_at > ${now})::int as reminded,
       count(*) filter (where lead_at <= ${now} and due_at > ${now})::int as lead,
       count(*) filter (where due_at <= ${now})::int as late from reply_window where ended_at is null`,
  );
  for (const waiting of Object.values(stages)) expect(waiting).toBeGreaterThanOrEqual(2);
  expect(await count('from ticket where reply_window is not null and holder_id is null')).toBeGreaterThanOrEqual(3);
});

it('has slots that were kept, one that was not, and a board for tomorrow (DOMAIN M1, S0)', async () => {
  const now = `'${NOW.toISOString()}'`;
  expect(await count(`from promise where kept_at <= from_at and from_at < ${now}`)).toBeGreaterThanOrEqual(2);
  expect(await count(`from promise where breached_at = from_at and kept_at is null and from_at < ${now}`)).toBe(1);
  expect(await count(`from promise where from_at > ${now}`)).toBeGreaterThanOrEqual(6);
  expect(await count('from message where interim is not null')).toBeGreaterThanOrEqual(4);
});

it('has callbacks that are late, due today and planned, and a mail nobody could read', async () => {
  const open = 'from callback where done_at is null and cancelled_at is null';
  expect(await count(`${open} and due_at < '${NOW.toISOString()}'`)).toBeGreaterThanOrEqual(2);
  expect(await count(`${open} and due_at > '${NOW.toISOString()}'`)).toBeGreaterThanOrEqual(3);
  const recent = `received_at between '${NOW.toISOString()}'::timestamptz - interval '1 day' and '${NOW.toISOString()}'`;
  expect(await count(`from receipt where state = 'quarantined' and ${recent}`)).toBe(1);
  expect(await count(`from receipt where state = 'received'`)).toBe(0);
});

it('sends nothing later that it says was sent', async () => {
  expect(await count(`from delivery where state in ('queued', 'sending')`)).toBe(0);
});

it('opens the chat that the page of the shop names', async () => {
  expect(await count(`from inbox where channel = 'web-chat' and enabled and widget_key = '${SHOP_WIDGET_KEY}'`)).toBe(
    1,
  );
});

it(
  'adds nothing the second time, and still says how to sign in',
  async () => {
    const before = await count('from desk_event');
    await expect(fill()).resolves.toEqual(logins);
    expect(await count('from desk_event')).toBe(before);
  },
  PATIENCE_MS,
);

it(
  'keeps away from a desk that somebody uses',
  async () => {
    const used = await freshDatabase();
    const other = new Client({ connectionString: used.url });
    await other.connect();
    for (const n of [1, 2])
      await other.query(
        `insert into agent (id, name, email, password_hash, work_number, role, visibility, capacity, locale)
         values (gen_random_uuid(), '客服', $1, '', $2, 'agent', 'team', 8, 'zh-CN')`,
        [`a${n}@desk.test`, String(n)],
      );
    await other.end();
    await expect(
      fillDemo({ ...config, databaseUrl: used.url }, { days: 1, now: NOW, say: () => undefined }),
    ).resolves.toBeNull();
    await used.drop();
  },
  PATIENCE_MS,
);

it('has reports of work that were handed in, and one that was missed (DOMAIN F5, H18)', async () => {
  const reports = await rows(
    `select r.state, r.kind, r.missed_at is not null as missed, a.name from work_report r join agent a on a.id = r.agent_id`,
  );
  expect(reports.filter(({ state }) => state === 'read' || state === 'handed').length).toBeGreaterThan(5);
  expect(new Set(reports.filter(({ missed }) => missed).map(({ name }) => name))).toEqual(new Set(['王磊']));
  expect(reports.some(({ kind }) => kind === 'weekly')).toBe(true);
});

it('routes by skills, overflows, and has a ladder that minds the resolution too', async () => {
  const teams = await rows(
    'select name, skill_rules, overflow_to_id from team where jsonb_array_length(skill_rules) > 0',
  );
  expect(teams.map(({ name }) => name).sort()).toEqual(['售后一组', '售前咨询组'].sort());
  const asked = teams.flatMap(({ skill_rules }) => skill_rules.map(({ skill }: { skill: string }) => skill));
  const able = (await rows('select unnest(skills) as skill from agent')).map(({ skill }) => skill);
  expect(able).toEqual(expect.arrayContaining(asked));
  expect(teams.filter(({ overflow_to_id }) => overflow_to_id !== null)).toHaveLength(1);
  const ladders = await rows('select steps from ladder');
  for (const { steps } of ladders)
    expect(steps.filter(({ when }: { when: { from: string } }) => when.from === 'resolution')).toHaveLength(2);
});
