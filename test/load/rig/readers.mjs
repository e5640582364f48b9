import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 60 * 60_000;
const EVERY_MS = 250;

/** Until everything is rolled up; how long that took. */
export function settled(client, first = false) {
  return until('The roll-ups were never done.', async () => {
    const { rows } = await client.query(
      `select (select count(*)::int from figure_dirty) as waiting, print <> '' as begun from figure_reading`,
    );
    return (rows[0].begun || !first) && rows[0].waiting === 0;
  });
}

/** Until who follows the events (conduct, repeats, surveys and others) has seen all that were seeded. */
export async function caughtUp(client) {
  const { rows } = await client.query(
    `select table_name as name from information_schema.columns where column_name = 'cursor_xid' and table_schema = 'public'`,
  );
  for (const { name } of rows)
    await until(`${name} never caught up.`, async () => {
      const behind = `select from desk_event e, ${name} r where (e.xid, e.id) > (r.cursor_xid, r.cursor_id) limit 1`;
      return (await client.query(behind)).rowCount === 0;
    });
}

async function until(otherwise, done) {
  const from = performance.now();
  while (performance.now() - from < PATIENCE_MS) {
    if (await done()) return performance.now() - from;
    await pause(EVERY_MS);
  }
  throw new Error(otherwise);
}
