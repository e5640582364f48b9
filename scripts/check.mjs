// npm run check: format, lint, boundaries, unused code, types. Runs all of them and says which failed.
// `npm run check -- lint types` runs only those.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkNode, installPackages, ROOT } from './install.mjs';
import { captured, seconds, step } from './progress.mjs';

const ESLINT = ['node_modules/eslint/bin/eslint.js', '.'];
const DEPCRUISE = [
  'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  'apps',
  'libs',
  '--config',
  '.dependency-cruiser.cjs',
];
const TSC = ['node_modules/ts7/bin/tsc', '--noEmit', '-p'];

const CHECKS = {
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  lint: ESLINT,
  boundaries: DEPCRUISE,
  unused: ['node_modules/knip/bin/knip.js', '--no-progress'],
  types: [...TSC, 'tsconfig.json'],
  'types of the console': [...TSC, 'apps/console/tsconfig.json'],
  'types of the widget': [...TSC, 'apps/widget/tsconfig.json'],
};

checkNode();
await installPackages();
const chosen = chosenChecks(process.argv.slice(2));
let failed = 0;
for (const [name, args] of chosen) if (!(await holds(name, args))) failed++;
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

function chosenChecks(names) {
  const unknown = names.filter((name) => !Object.keys(CHECKS).some((check) => check.startsWith(name)));
  if (unknown.length) throw new Error(`Unknown: ${unknown.join(', ')}. There are: ${Object.keys(CHECKS).join(', ')}.`);
  return Object.entries(CHECKS)
    .filter(([check]) => !names.length || names.some((name) => check.startsWith(name)))
    .filter(([, args]) => !args.includes('-p') || existsSync(join(ROOT, args.at(-1))));
}

async function holds(name, args) {
  const since = Date.now();
  // Chatty checks have their say also when they pass: that is how warnings are seen.
  const { code, output } = await step(`Checking ${name}`, () => captured(process.execPath, args, { cwd: ROOT }));
  if (output.trim()) console.log(output.trimEnd());
  console.log(`${code === 0 ? 'ok' : 'FAILED'}  ${name} (${seconds(since)})`);
  return code === 0;
}
