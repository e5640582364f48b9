// One running desk per folder.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Takes the lock, or answers the process id that holds it. A holder that died, even by kill -9, holds nothing. */
export function takeLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
    return undefined;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const holder = Number(readFileSync(file, 'utf8'));
  if (isLauncher(holder)) return holder;
  rmSync(file, { force: true });
  return takeLock(file);
}

export function releaseLock(file) {
  rmSync(file, { force: true });
}

function isLauncher(pid) {
  if (!pid || pid === process.pid || !isAlive(pid)) return false;
  // Where the system tells: the number may have gone to another program since.
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('start.mjs');
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
