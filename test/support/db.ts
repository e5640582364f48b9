import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A database of the test's own, as the migrations leave it. Dropping it ends whoever is still connected. */
export async function freshDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onCluster(`CREATE DATABASE ${name} TEMPLATE ${fromSetup('HALFHOUR_TEST_TEMPLATE')}`);
  return {
    url: databaseUrl(fromSetup('HALFHOUR_TEST_POSTGRES'), name),
    drop: () => drop(name),
  };
}

/**
 * FORCE would also end an autovacuum worker that happens to be in the database, which belongs to the superuser, and is then refused as a whole.
 * So the desk's own connections are ended by name; a plain DROP sends a worker away and waits until all are gone.
 */
async function drop(name: string): Promise<void> {
  await onCluster(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND usename = current_user`,
  );
  await onCluster(`DROP DATABASE IF EXISTS ${name}`);
}

/** The same server and role, another database. */
export function databaseUrl(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).toString();
}

async function onCluster(sql: string): Promise<void> {
  const client = new Client({ connectionString: fromSetup('HALFHOUR_TEST_POSTGRES') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function fromSetup(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is unset: this spec needs the Jest project "desk", which starts Postgres.`);
  return value;
}
