// Where a cluster's files are, and its two passwords. The folder belongs to the account that runs Postgres; the passwords to ours.
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { canEnter } from './account.mjs';

const SYSTEM_FOLDER = '/var/lib/halfhour';

/** The real folder behind `dataDir`, made if need be: `dataDir` itself, or where its link leads when the account can't enter its parent. */
export function clusterFolder(dataDir, account) {
  mkdirSync(dirname(dataDir), { recursive: true });
  if (!lstatSync(dataDir, { throwIfNoEntry: false })) makeFolder(dataDir, account);
  if (!existsSync(dataDir))
    throw new Error(`${dataDir} is a link to a folder that no longer exists. Restore the folder, or delete the link.`);
  return realpathSync(dataDir);
}

/** The passwords of the roles `postgres` and `halfhour`, kept beside the data, readable by the user who starts Halfhour and nobody else. */
export function passwords(dataDir, { isNew }) {
  const file = `${dataDir}.passwords.json`;
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  if (!isNew)
    throw new Error(`${file} is missing, and the database in ${dataDir} opens only with it. Restore it from a backup.`);
  const fresh = { postgres: randomBytes(24).toString('hex'), halfhour: randomBytes(24).toString('hex') };
  writeFileSync(file, JSON.stringify(fresh), { mode: 0o600, flag: 'wx' });
  return fresh;
}

function makeFolder(dataDir, account) {
  if (canEnter(account, dirname(dataDir))) return makePrivate(dataDir, account);
  // Random, so that a reset (deleting the link) starts an empty desk and never picks up an older one.
  const elsewhere = join(SYSTEM_FOLDER, `${basename(dataDir)}-${randomBytes(6).toString('hex')}`);
  mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
  makePrivate(elsewhere, account);
  symlinkSync(elsewhere, dataDir);
}

function makePrivate(folder, account) {
  mkdirSync(folder);
  chmodSync(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
}
