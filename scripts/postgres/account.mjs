// Which system account runs Postgres, and whether that account can reach a path. Postgres refuses to run as root.
import { execFileSync, spawnSync } from 'node:child_process';

/** The account Postgres must run as: none for an ordinary user, `postgres` or else `nobody` when this process is root. */
export function postgresAccount() {
  if (process.getuid?.() !== 0) return undefined;
  const account = lookUp('postgres') ?? lookUp('nobody');
  if (!account)
    throw new Error('Postgres cannot run as root, and this system has neither a "postgres" nor a "nobody" account.');
  return account;
}

/** Options for child_process calls that must run under `account`. The folder is / because the caller's may be unreadable to it. */
export function runningAs(account) {
  return { cwd: '/', ...(account && { uid: account.uid, gid: account.gid }) };
}

export function canExecute(account, file) {
  return spawnSync(file, ['--version'], { ...runningAs(account), stdio: 'ignore' }).status === 0;
}

export function canEnter(account, folder) {
  if (!account) return true;
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', folder], { ...runningAs(account), stdio: 'ignore' }).status === 0;
}

function lookUp(name) {
  try {
    const id = (flag) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { name, uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}
