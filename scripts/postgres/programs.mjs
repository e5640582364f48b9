// Runs Postgres's own programs as its account, and asks a cluster whether it is up.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { runningAs } from './account.mjs';

const run = promisify(execFile);

export const dataOf = (cluster) => join(cluster.folder, 'data');

export function runProgram(cluster, program, flags) {
  // PGDATA, PGPORT and their like in the caller's environment would point the programs elsewhere.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name)));
  return run(cluster.programs[program], flags, { ...runningAs(cluster.account), env: { ...env, LC_ALL: 'C' } });
}

/**
 * The port of the cluster's running server. It counts as running when it takes a connection with our password: after a
 * kill -9 its pid file is still there, pg_ctl believes that file, and another program may have taken the port since.
 */
export async function runningPort(cluster) {
  const port = portInPidFile(cluster);
  return port && (await accepts(port)) && (await isOurs(cluster, port)) ? port : undefined;
}

export function portInPidFile(cluster) {
  return Number(pidFileLine(cluster, 4)) || undefined;
}

export function pidFileLine(cluster, line) {
  const file = join(dataOf(cluster), 'postmaster.pid');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n')[line - 1] : undefined;
}

export function urlOf(cluster, port, { user, database }) {
  return `postgres://${user}:${cluster.passwords[user]}@127.0.0.1:${port}/${database}`;
}

export async function query(cluster, port, sql) {
  const client = new pg.Client({ connectionString: urlOf(cluster, port, { user: 'postgres', database: 'postgres' }) });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

export function freePort() {
  return new Promise((found, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

function accepts(port) {
  return new Promise((answer) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), answer(true)));
    socket.once('error', () => answer(false));
  });
}

async function isOurs(cluster, port) {
  try {
    const [row] = await query(cluster, port, 'SHOW data_directory');
    return row.data_directory === dataOf(cluster);
  } catch {
    return false;
  }
}
