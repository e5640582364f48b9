// kill -9 in the middle of a batch while open clocks are set again: what was committed stays, what was not is done again.
import { Client } from 'pg';
import type { Calendar, Recomputation } from '#contract';
import { type AgentClient, eventually } from '../../support/desk';
import type { ServerProcess } from '../../support/server';
import { post } from '../mail/mail-desk';
import { broken } from './broken';
import { House } from './house';

const TICKETS = 160;
const SERVICE = 'service@halfhour.example';
const PATIENCE_MS = 90_000;

describe('a worker that is killed while it sets clocks again', () => {
  let house: House;
  let web: ServerProcess;
  let worker: ServerProcess;
  /** At the server that stays, and at the one that is killed. */
  let [admin, there]: AgentClient[] = [];
  beforeAll(async () => {
    house = await House.open();
    web = await house.start({ ROLES: 'web', SMTP_PORT: '-1' });
    worker = await house.start();
    admin = await house.admin(web);
    there = await house.admin(worker);
    const mailbox = { name: '邮箱', channel: 'email', settings: { address: SERVICE } };
    expect((await there.post('/admin/inboxes', mailbox)).status).toBe(201);
    const { rows } = (await there.get('/admin/teams')).body as { rows: { id: string }[] };
    for (const { id } of rows) await there.patch(`/admin/teams/${id}`, { strategy: 'manual' });
  }, 240_000);
  afterAll(() => house.close());

  const job = async () => (await admin!.get('/admin/recomputation')).body.recomputation as Recomputation | null;
  const finished = () => eventually(job, (now) => !!now?.finishedAt, PATIENCE_MS);

  async function opens(weekly: Calendar['weekly']): Promise<void> {
    const { rows } = (await there!.get('/admin/calendars')).body as { rows: Calendar[] };
    const { id, version: _, ...calendar } = rows[0]!;
    expect((await there!.put(`/admin/calendars/${id}`, { ...calendar, weekly, overrides: [] })).status).toBe(200);
  }
  const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
  const always = WEEKDAYS.map((weekday) => ({ weekday, from: '00:00', to: '24:00' }));
  /** Not open for days from now, whatever day it is. */
  const late = [{ weekday: ((new Date().getUTCDay() + 3) % 7) + 1, from: '09:00', to: '18:00' }];

  async function everybodyWaits(): Promise<void> {
    for (let n = 0; n < TICKETS; n += 1) {
      const mail = { from: `p${n}@mail.example`, to: SERVICE, subject: `第 ${n} 封`, text: '请查收' };
      await post(worker.smtpPort, { ...mail, messageId: `<m${n}@mail.example>`, date: new Date() });
    }
    await eventually(
      () => house.rows('select 1 from ticket where reply_window is not null'),
      (rows) => rows.length === TICKETS,
      PATIENCE_MS,
    );
  }

  it(
    'goes on after its restart, and each clock is set again once',
    async () => {
      await opens(always);
      await finished();
      await everybodyWaits();
      const blocker = new Client({ connectionString: house.databaseUrl });
      await blocker.connect();
      // Tickets are taken in the order of their ids: some batches pass, and the one that meets this row stands in its middle.
      await blocker.query('begin');
      await blocker.query(
        'select from ticket where id = (select id from ticket order by id offset $1 limit 1) for no key update',
        [TICKETS / 2 + 5],
      );
      const { rows } = await blocker.query('select pg_backend_pid() as pid');
      await opens(late);
      await somebodyWaitsFor(house, rows[0].pid as number);
      await worker.kill9();
      await blocker.query('rollback');
      await blocker.end();
      const left = (await job())!;
      expect(left).toMatchObject({ total: TICKETS, finishedAt: null });
      expect(left.done).toBeGreaterThan(0);
      expect(left.done).toBeLessThan(TICKETS);

      worker = await house.start();
      expect(await finished()).toMatchObject({ id: left.id, total: TICKETS, done: TICKETS, moved: TICKETS });
      const moves = await house.rows<{ n: number; tickets: number }>(
        `select count(*)::int as n, count(distinct ticket_id)::int as tickets from desk_event
         where type = 'reply_window.moved' and payload ->> 'because' = 'calendar'`,
      );
      expect(moves).toEqual([{ n: TICKETS, tickets: TICKETS }]);
      expect(await broken(house)).toEqual({ gaps: [], heads: [], windows: [] });
    },
    3 * PATIENCE_MS,
  );
});

/** Until a statement of the desk waits for what that connection holds. */
const somebodyWaitsFor = (house: House, pid: number): Promise<unknown> =>
  eventually(
    () => house.rows('select 1 from pg_stat_activity where $1 = any(pg_blocking_pids(pid))', [pid]),
    (waiting) => waiting.length > 0,
    PATIENCE_MS,
  );
