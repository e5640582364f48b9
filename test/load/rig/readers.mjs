import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 30 * 60_000;
const EVERY_MS = 250;

/** Until everything is rolled up; how long that took. */
export async function settled(client) {
  const from = performance.now();
  while (performance.now() - from < PATIENCE_MS) {
    const { rows } = await client.query(
      `select (select count(*)::int from figure_dirty) as waiting, print <> '' as begun from figure_reading`,
    );
    if (rows[0].begun && rows[0].waiting === 0) return performance.now() - from;
    await pause(EVERY_MS);
  }
  throw new Error('The roll-ups were never done.');
}

/** Tells who follows the events (conduct, repeats, surveys, figures and others) that they have seen all that were seeded. */
export async function seen(client) {
  const { rows } = await client.query(
    `select table_name as name from information_schema.columns where column_name = 'cursor_xid' and table_schema = 'public'`,
  );
  for (const { name } of rows)
    await client.query(
      `update ${name} set (cursor_xid, cursor_id) = (select xid, id from desk_event order by xid desc, id desc limit 1)`,
    );
}
