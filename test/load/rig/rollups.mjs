import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 60 * 60_000;

/** Until everything is rolled up; how long that took. */
export async function settled(client, first = false) {
  const from = performance.now();
  while (performance.now() - from < PATIENCE_MS) {
    const { rows } = await client.query(
      `select (select count(*)::int from figure_dirty) as waiting, print <> '' as begun from figure_reading`,
    );
    if ((rows[0].begun || !first) && rows[0].waiting === 0) return performance.now() - from;
    await pause(250);
  }
  throw new Error('The roll-ups were never done.');
}
