// Builds what changed since the last build: the server with its libs, the console, the widget.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNode, installPackages, ROOT } from './install.mjs';
import { explain, stepCommand } from './progress.mjs';

const STAMPS = 'dist/.built';
const EVERYWHERE = ['package-lock.json', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];
const VITE = 'node_modules/vite/bin/vite.js';

const PARTS = [
  {
    name: 'server',
    inputs: ['apps/server/src', 'libs'],
    output: 'dist/apps/server/src',
    command: ['node_modules/ts7/bin/tsc', '-p', 'tsconfig.build.json'],
    after: removeOrphans,
  },
  {
    name: 'console',
    inputs: ['apps/console', 'libs/client', 'libs/contract', 'libs/domain'],
    output: 'dist/apps/console',
    command: [VITE, 'build', 'apps/console', '--logLevel', 'warn'],
    needs: 'apps/console/vite.config.ts',
  },
  {
    name: 'widget',
    inputs: ['apps/widget', 'libs/client', 'libs/contract'],
    output: 'dist/apps/widget',
    command: [VITE, 'build', 'apps/widget', '--logLevel', 'warn'],
    needs: 'apps/widget/vite.config.ts',
  },
];

export async function build({ signal } = {}) {
  for (const part of PARTS) {
    if (part.needs && !existsSync(join(ROOT, part.needs))) continue;
    const print = fingerprint(part);
    if (print !== builtPrint(part)) await buildPart(part, print, signal);
  }
}

async function buildPart(part, print, signal) {
  rmSync(stampOf(part), { force: true });
  await stepCommand(`Building the ${part.name}`, process.execPath, part.command, { cwd: ROOT, signal });
  part.after?.();
  mkdirSync(dirname(stampOf(part)), { recursive: true });
  writeFileSync(stampOf(part), print);
}

const stampOf = (part) => join(ROOT, STAMPS, part.name);

function builtPrint(part) {
  return existsSync(join(ROOT, part.output)) && existsSync(stampOf(part))
    ? readFileSync(stampOf(part), 'utf8')
    : undefined;
}

function fingerprint(part) {
  const hash = createHash('sha256').update(part.command.join(' '));
  const files = [...EVERYWHERE, ...part.inputs.flatMap((input) => filesUnder(input))];
  for (const file of files.filter((name) => !/\.spec\.tsx?$/.test(name)).sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}

// The compiler leaves the output of deleted sources behind.
function removeOrphans() {
  for (const file of ['dist/apps/server', 'dist/libs'].flatMap((folder) => filesUnder(folder))) {
    const source = file.replace(/^dist\//, '').replace(/\.js(\.map)?$/, '');
    if (![`${source}.ts`, `${source}.tsx`].some((name) => existsSync(join(ROOT, name)))) rmSync(join(ROOT, file));
  }
}

function filesUnder(folder) {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !`${entry.parentPath ?? entry.path}/`.includes('/node_modules/.'))
    .map((entry) => relative(ROOT, join(entry.parentPath ?? entry.path, entry.name)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  checkNode();
  await installPackages()
    .then(build)
    .catch((error) => {
      explain(error);
      process.exitCode = 1;
    });
}
