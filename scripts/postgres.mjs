// The embedded Postgres: a real cluster in a folder, on 127.0.0.1 only, opened by a generated password.
// It outlives the process that started it: a killed launcher harms nothing, and the next one takes the cluster over.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { postgresAccount } from './postgres/account.mjs';
import { postgresBinaries } from './postgres/binaries.mjs';
import { createCluster, ensureDesk, findsChinese } from './postgres/create.mjs';
import { clusterFolder, passwords } from './postgres/folder.mjs';
import { dataOf, freePort, pidFileLine, portInPidFile, runningPort, runProgram, urlOf } from './postgres/programs.mjs';

const TRIES = 20;

/**
 * Starts the cluster in `dataDir`, creating it on first use, or takes over the one already running there.
 * `settings` are Postgres settings by name. `url` opens the database `halfhour` as its owner, who may also make databases.
 */
export async function start({ dataDir, port = 0, settings = {}, warn = console.warn }) {
  const account = postgresAccount();
  const place = resolve(dataDir);
  const cluster = { programs: postgresBinaries(account), account, folder: clusterFolder(place, account) };
  const isNew = !existsSync(join(dataOf(cluster), 'PG_VERSION'));
  cluster.passwords = passwords(place, { isNew });
  if (isNew) await createCluster(cluster, { durable: settings.fsync !== 'off' });
  const actualPort = (await runningPort(cluster)) ?? (await launch(cluster, port, settings));
  await ensureDesk(cluster, actualPort);
  if (isNew && !(await findsChinese(cluster, actualPort))) {
    warn('This system has no C.UTF-8 locale: searching for Chinese text works, but slowly.');
  }
  return {
    url: urlOf(cluster, actualPort, { user: 'halfhour', database: 'halfhour' }),
    port: actualPort,
    folder: cluster.folder,
    stop: (mode = 'fast') => stop(cluster, mode),
  };
}

// After a crash the old server's children hold the shared memory for some seconds, and a free port may be taken between
// finding and using it: hence the tries.
async function launch(cluster, wantedPort, settings) {
  for (let tries = 1; ; tries++) {
    const options = serverOptions(wantedPort || (await freePort()), settings);
    try {
      forgetReusedPid(cluster);
      await runProgram(cluster, 'pg_ctl', [
        'start',
        '-D',
        dataOf(cluster),
        '-w',
        '-t',
        '60',
        '-l',
        logOf(cluster),
        '-o',
        options,
      ]);
      return portInPidFile(cluster);
    } catch (error) {
      if (tries === TRIES) throw new Error(`Postgres did not start. It says:\n${lastWords(cluster)}`, { cause: error });
      await pause(500);
    }
  }
}

function serverOptions(port, settings) {
  const all = {
    timezone: 'UTC',
    logging_collector: 'on',
    log_filename: 'postgres-%a.log',
    log_rotation_age: '1d',
    log_truncate_on_rotation: 'on',
    ...settings,
  };
  return [`-p ${port} -h 127.0.0.1 -k ''`, ...Object.entries(all).map(([name, value]) => `-c ${name}='${value}'`)].join(
    ' ',
  );
}

// A machine that was switched off may have given the old server's pid to another program, and Postgres would then refuse to start.
function forgetReusedPid(cluster) {
  const pid = Number(pidFileLine(cluster, 1));
  const name = `/proc/${pid}/comm`;
  if (pid && existsSync(name) && readFileSync(name, 'utf8').trim() !== 'postgres') {
    rmSync(join(dataOf(cluster), 'postmaster.pid'));
  }
}

async function stop(cluster, mode) {
  try {
    await runProgram(cluster, 'pg_ctl', ['stop', '-D', dataOf(cluster), '-m', mode, '-w', '-t', '60']);
  } catch (error) {
    if (await runningPort(cluster)) throw error;
  }
}

const logOf = (cluster) => join(cluster.folder, 'startup.log');

function lastWords(cluster) {
  return existsSync(logOf(cluster))
    ? readFileSync(logOf(cluster), 'utf8').trim().split('\n').slice(-5).join('\n')
    : '(nothing)';
}
