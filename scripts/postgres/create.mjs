// Makes a new cluster, and in it the desk's own role and database.
import { chownSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataOf, query, runProgram } from './programs.mjs';

const ICU = ['--locale-provider=icu', '--icu-locale=und'];

/**
 * Built beside and renamed, so that a kill in the middle leaves no half-made cluster. The folder has a name of its own, as
 * the initdb of a killed launcher may still be at work in another.
 */
export async function createCluster(cluster, { durable }) {
  const unfinished = join(cluster.folder, `unfinished-${process.pid}`);
  const passwordFile = join(cluster.folder, `initdb-password-${process.pid}`);
  writeFileSync(passwordFile, cluster.passwords.postgres, { mode: 0o600 });
  if (cluster.account) chownSync(passwordFile, cluster.account.uid, cluster.account.gid);
  const flags = [
    '-D',
    unfinished,
    '-U',
    'postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
  ];
  if (!durable) flags.push('--no-sync');
  try {
    await initdbInUtf8(cluster, unfinished, flags);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(join(unfinished, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
  renameSync(unfinished, dataOf(cluster));
  removeLeftovers(cluster.folder);
}

/** The desk's role owns the database `halfhour` and may make others, but is no superuser: a hole in its SQL opens no shell. */
export async function ensureDesk(cluster, port) {
  const password = cluster.passwords.halfhour;
  const [{ role, database }] = await query(
    cluster,
    port,
    `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'halfhour') AS role,
            EXISTS (SELECT FROM pg_database WHERE datname = 'halfhour') AS database`,
  );
  if (!role) await query(cluster, port, `CREATE ROLE halfhour LOGIN CREATEDB PASSWORD '${password}'`);
  if (!database) await query(cluster, port, 'CREATE DATABASE halfhour OWNER halfhour');
}

/** False where the system's locale gives no trigrams for Chinese, which makes search slow. */
export async function findsChinese(cluster, port) {
  await query(cluster, port, 'CREATE EXTENSION IF NOT EXISTS pg_trgm');
  const [row] = await query(cluster, port, `SELECT cardinality(show_trgm('客服工单')) AS trigrams`);
  return row.trigrams > 0;
}

function removeLeftovers(folder) {
  for (const name of readdirSync(folder)) {
    if (/^(unfinished|initdb-password)-/.test(name))
      rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

// Some systems have no C.UTF-8.
async function initdbInUtf8(cluster, folder, flags) {
  try {
    await initdb(cluster, folder, [...flags, '--locale=C.UTF-8', ...ICU]);
  } catch (error) {
    if (!/invalid locale/.test(error.stderr)) throw error;
    await initdb(cluster, folder, [...flags, '--locale=C', ...ICU]);
  }
}

async function initdb(cluster, folder, flags) {
  rmSync(folder, { recursive: true, force: true });
  await runProgram(cluster, 'initdb', flags);
}
