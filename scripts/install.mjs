// Makes sure that Node is new enough and that node_modules holds what package-lock.json names. Imports no package: there may be none yet.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stepCommand } from './progress.mjs';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OLDEST_NODE = [20, 19];

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(`Halfhour needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.version}.`);
  process.exit(1);
}

export async function installPackages({ signal } = {}) {
  if (isInstalled()) return;
  // No package here needs its install script, and an absent one can do no harm.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [program, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  await stepCommand('Installing packages', program, [...first, ...args], {
    cwd: ROOT,
    signal,
    shell: !npm && process.platform === 'win32',
  });
}

// npm writes node_modules/.package-lock.json last, so an interrupted install counts as none.
function isInstalled() {
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const present = packagesIn(installed);
  const { '': _root, ...wanted } = packagesIn(join(ROOT, 'package-lock.json'));
  return Object.entries(wanted).every(([path, { version, optional }]) =>
    present[path] ? present[path].version === version : optional,
  );
}

const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
