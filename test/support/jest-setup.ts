// One Postgres for the whole run, and in it the template that every test database is copied from.
// First: what the migrations import is found through it.
import './source-imports';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { migrate } from '../../apps/server/src/platform/database/migrate';
import { databaseUrl } from './db';

const ROOT = resolve(__dirname, '../..');
const TEMPLATE = 'desk_template';
// Nothing here has to survive a power cut.
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };

export default async function setUp(): Promise<void> {
  const postgres = spawnPostgres();
  const url = await announcedUrl(postgres);
  await buildTemplate(url);
  process.env.HALFHOUR_TEST_POSTGRES = url;
  process.env.HALFHOUR_TEST_TEMPLATE = TEMPLATE;
  (globalThis as { testPostgres?: ChildProcess }).testPostgres = postgres;
}

// In a group of its own: Ctrl-C reaches Jest alone, whose end closes the pipe that this program lives on.
function spawnPostgres(): ChildProcess {
  return spawn(process.execPath, [resolve(ROOT, 'scripts/postgres/temporary.mjs'), JSON.stringify(SETTINGS)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
}

async function announcedUrl(postgres: ChildProcess): Promise<string> {
  const line = once(createInterface(postgres.stdout!), 'line').then(
    ([text]) => (JSON.parse(text as string) as { url: string }).url,
  );
  const end = once(postgres, 'exit').then(() => Promise.reject(new Error('The Postgres of the tests did not start.')));
  return Promise.race([line, end]);
}

async function buildTemplate(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  await client.end();
  await migrate(databaseUrl(url, TEMPLATE));
}
