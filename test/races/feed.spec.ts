import { randomInt, randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { Database } from '../../apps/server/src/platform/database/database';
import { dataSource } from '../../apps/server/src/platform/database/data-source';
import { EventLog, type StoredEvent } from '../../apps/server/src/platform/events/event-log';
import { LocalWake } from '../../apps/server/src/platform/wake/wake';
import { freshDatabase, type TestDatabase } from '../support/db';
import { eventually } from '../support/desk';

const WRITERS = 12;
const TRANSACTIONS = 40;

/** Transactions of any length that overlap in every way: ids are taken in one order and committed in another. */
async function write(pool: Pool): Promise<void> {
  for (let n = 0; n < TRANSACTIONS; n += 1) {
    const client = await pool.connect();
    try {
      await client.query('begin');
      for (let part = randomInt(1, 5); part > 0; part -= 1) {
        await client.query(
          `insert into desk_event (subject_kind, subject_id, version, type, payload, actor_kind, actor_name, at)
           values ('ticket', $1, 1, 'spec.written', '{}', 'desk', 'spec', now())`,
          [randomUUID()],
        );
        if (randomInt(3) === 0) await client.query('select pg_sleep($1)', [Math.random() / 20]);
      }
      // What was rolled back leaves a hole in the ids that nobody may wait for.
      await client.query(randomInt(10) === 0 ? 'rollback' : 'commit');
    } finally {
      client.release();
    }
  }
}

describe('the feed (law 5)', () => {
  let database: TestDatabase;
  let pool: Pool;
  let close: () => Promise<void>;
  let log: EventLog;

  beforeAll(async () => {
    database = await freshDatabase();
    pool = new Pool({ connectionString: database.url, max: WRITERS });
    const source = await dataSource(database.url, 4).initialize();
    log = new EventLog(new Database(source), new LocalWake());
    close = () => source.destroy();
  });
  afterAll(async () => {
    await close();
    await pool.end();
    await database.drop();
  });

  /** Follows as the feed does, and beside it by id alone, as one must not. */
  async function follow(isOver: () => boolean): Promise<{ read: StoredEvent[]; byIdAlone: Set<string> }> {
    const read: StoredEvent[] = [];
    const byIdAlone = new Set<string>();
    let [at, last] = ['0:0', '0'];
    for (let final = false; ;) {
      final = isOver();
      const { events: batch } = await log.after(at, 7);
      read.push(...batch);
      at = batch[batch.length - 1]?.position ?? at;
      const { rows } = await pool.query('select id::text from desk_event where id > $1 order by id limit 7', [last]);
      for (const { id } of rows as { id: string }[]) byIdAlone.add((last = id));
      if (final && batch.length === 0 && rows.length === 0) return { read, byIdAlone };
    }
  }

  it('tells every event of overlapping transactions once, in one order, and skips none', async () => {
    let over = false;
    const following = follow(() => over);
    await Promise.all(Array.from({ length: WRITERS }, () => write(pool)));
    over = true;
    const { read, byIdAlone } = await following;
    const { rows } = await pool.query(`select xid::text || ':' || id as position from desk_event order by xid, id`);
    const stored = (rows as { position: string }[]).map(({ position }) => position);
    expect(stored.length).toBeGreaterThan(WRITERS * TRANSACTIONS);
    expect(read.map(({ position }) => position)).toEqual(stored);
    // The writers did overlap: whoever reads by id alone missed some.
    expect(byIdAlone.size).toBeLessThan(stored.length);
  });

  it('holds back what is behind a transaction that runs, says that something is pending, and goes on after it', async () => {
    const slow = await pool.connect();
    const insert = (id: string): [string, string[]] => [
      `insert into desk_event (subject_kind, subject_id, version, type, payload, actor_kind, actor_name, at)
       values ('ticket', $1, 1, 'spec.slow', '{}', 'desk', 'spec', now()) returning xid::text || ':' || id as position`,
      [id],
    ];
    const from = await pool.query(
      "select xid::text || ':' || id as at from desk_event order by xid desc, id desc limit 1",
    );
    const at = from.rows[0].at as string;
    await slow.query('begin');
    const first = (await slow.query(...insert(randomUUID()))).rows[0].position as string;
    const second = (await pool.query(...insert(randomUUID()))).rows[0].position as string;
    expect(await log.after(at, 10)).toEqual({ events: [], held: true });
    await slow.query('commit');
    slow.release();
    // Transactions of other databases in the cluster hold the feed back too; they end.
    await eventually(
      () => log.after(at, 10),
      ({ held }) => !held,
    );
    const { events } = await log.after(at, 10);
    expect(events.map(({ position }) => position)).toEqual([first, second]);
    expect(await log.after(second, 10)).toEqual({ events: [], held: false });
  });
});
