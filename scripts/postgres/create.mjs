// Makes a new cluster, and in it the desk's own role and database.
import { chownSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataOf, query, runProgram } from './programs.mjs';

const ICU = ['--locale-provider=icu', '--icu-locale=und'];

/** Built beside and renamed, so that a kill in the middle of initdb leaves no half-made cluster. */
export async function createCluster(cluster, { durable }) {
  const unfinished = join(cluster.folder, 'unfinished');
  const passwordFile = join(cluster.folder, 'initdb-password');
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
    // Some systems have no C.UTF-8.
    await initdb(cluster, unfinished, [...flags, '--locale=C.UTF-8', ...ICU]).catch(() =>
      initdb(cluster, unfinished, [...flags, '--locale=C', ...ICU]),
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(join(unfinished, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
  renameSync(unfinished, dataOf(cluster));
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

async function initdb(cluster, folder, flags) {
  rmSync(folder, { recursive: true, force: true });
  await runProgram(cluster, 'initdb', flags);
}
