import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Clock } from '../../apps/server/src/platform/clock/clock';
import { Database, type Tx } from '../../apps/server/src/platform/database/database';
import { dataSource } from '../../apps/server/src/platform/database/data-source';
import { EventCursorsRepository } from '../../apps/server/src/platform/events/event-cursors.repository';
import { EventLog, type StoredEvent } from '../../apps/server/src/platform/events/event-log';
import { EventReader } from '../../apps/server/src/platform/events/event-reader';
import { LocalWake } from '../../apps/server/src/platform/wake/wake';
import { freshDatabase, type TestDatabase } from '../support/db';

const TYPE = 'spec.written';
const EVENTS = 40;
const JUDGED_FOR_MS = 4;

describe('who judges events', () => {
  let database: TestDatabase;
  let sql: Database;
  let log: EventLog;
  let close: () => Promise<void>;

  beforeAll(async () => {
    database = await freshDatabase();
    const source = await dataSource(database.url, 8).initialize();
    sql = new Database(source);
    log = new EventLog(sql, new LocalWake());
    close = () => source.destroy();
  });
  afterAll(async () => {
    await close();
    await database.drop();
  });
  beforeEach(() => write(EVENTS));

  const reader = () => new EventReader(sql, log, new EventCursorsRepository(sql), new Clock());
  async function write(count: number): Promise<void> {
    await sql.rows(
      `insert into desk_event (subject_kind, subject_id, version, type, payload, actor_kind, actor_name, at)
       select 'ticket', gen_random_uuid(), 1, $1, '{}', 'desk', 'spec', now() from generate_series(1, $2::int)`,
      [TYPE, count],
    );
    while (!(await settled())) await pause(20);
  }
  /** Whoever writes in any database of this server holds back what was written since (law 5), and other specs do. */
  const settled = async () =>
    (await sql.row<{ settled: boolean }>(
      `select xid < pg_snapshot_xmin(pg_current_snapshot()) as settled from desk_event order by xid desc limit 1`,
    ))!.settled;
  const written = async () =>
    (
      await sql.rows<{ id: string }>('select id::text from desk_event where type = $1 order by xid, desk_event.id', [
        TYPE,
      ])
    ).map(({ id }) => id);

  /** Reads to the end, as a sweep does, and answers in how many transactions. */
  async function readAll(judge: (tx: Tx, event: StoredEvent) => Promise<void>, by = reader()): Promise<number> {
    const transactions = new Set<Tx>();
    const prepare = () => Promise.resolve(null);
    const counted = (tx: Tx, event: StoredEvent) => judge(transactions.add(tx) && tx, event);
    const reading = { reader: 'surveys', types: [TYPE], prepare, judge: counted } as const;
    while ((await by.read(reading)).more);
    return transactions.size;
  }

  it('holds back nobody who follows them while it only looks (law 5)', async () => {
    const seen: string[] = [];
    const heldBy: (string | null)[] = [];
    await readAll(async (tx, { id }) => {
      seen.push(id);
      const row = await tx.row<{ xid: string | null }>('select pg_current_xact_id_if_assigned()::text as xid');
      heldBy.push(row!.xid);
    });
    expect(seen).toEqual((await written()).slice(-EVENTS));
    expect(new Set(heldBy)).toEqual(new Set([null]));
  });

  it('commits what it found after a while and goes on from there: each event is judged once', async () => {
    const seen: string[] = [];
    const transactions = await readAll(async (tx, { id }) => {
      await tx.rows('select pg_current_xact_id()');
      await pause(JUDGED_FOR_MS);
      seen.push(id);
    });
    expect(transactions).toBeGreaterThan(3);
    expect(seen).toEqual((await written()).slice(-EVENTS));
  });

  it('leaves a page to who is reading it, and does not ask for it again at once', async () => {
    await write(600);
    const judged = jest.fn(() => Promise.resolve());
    const prepare = () => Promise.resolve(null);
    const reading = { reader: 'surveys', types: [TYPE], prepare, judge: judged } as const;
    await sql.transaction(async (tx) => {
      const cursors = new EventCursorsRepository(sql);
      expect(await cursors.hold(tx, 'surveys', await cursors.cursor('surveys'))).toBe(true);
      expect(await reader().read(reading)).toEqual({ more: false, held: false });
    });
    expect(judged).not.toHaveBeenCalled();
    expect(await reader().read(reading)).toEqual({ more: true, held: false });
    await readAll(() => Promise.resolve());
  });

  it('judges each event once where several processes read at once', async () => {
    await sql.rows('create table judged (id bigint primary key, by uuid not null)');
    const before = (await written()).length - EVENTS;
    const processes = Array.from({ length: 4 }, async () => {
      const [by, own] = [randomUUID(), reader()];
      // Whoever comes while another reads has nothing to do, and comes again.
      for (let visits = 0; visits < 60; visits += 1) {
        await readAll(async (tx, { id }) => {
          await tx.rows('insert into judged (id, by) values ($1, $2)', [id, by]);
          await pause(1);
        }, own);
        await pause(2);
      }
    });
    await Promise.all(processes);
    const judged = await sql.rows<{ id: string }>('select id::text from judged order by judged.id');
    expect(judged.map(({ id }) => id)).toEqual((await written()).slice(before));
    expect(await sql.rows('select event_id from event_failure')).toEqual([]);
  });
});
