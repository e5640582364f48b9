// npm test: from a fresh clone to one closing line. Further arguments go to Jest.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { checkNode, installPackages, ROOT } from './install.mjs';
import { explain } from './progress.mjs';
import { installParts, mayInstall, missingParts, packagesOf, presentParts } from './system-parts.mjs';

// A run that hangs must say so while somebody is still waiting for it.
const LIMIT_MS = 45 * 60_000;

checkNode();
const { passed, failed, skipped } = await testAll().catch((error) => {
  explain(error);
  return { passed: 0, failed: 1, skipped: 0 };
});
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed || !passed ? 1 : 0;

async function testAll() {
  await installPackages();
  const missing = await setUpParts();
  await build();
  const result = await runJest();
  return process.env.CI ? { ...result, failed: result.failed + missing.length } : result;
}

/** Answers the parts that stay missing, having said what to do about them. */
async function setUpParts() {
  const missing = missingParts();
  if (missing.length && mayInstall()) await installParts(missing).catch(explain);
  const stillMissing = missingParts();
  if (stillMissing.length) {
    const consequence = process.env.CI ? 'That is a failure in CI.' : 'The suites that need them are skipped.';
    console.log(`Missing on this system: ${stillMissing.join(', ')}. ${consequence}`);
    console.log(`On Debian or Ubuntu: sudo apt-get install ${packagesOf(stillMissing).join(' ')}`);
  }
  return stillMissing;
}

async function runJest() {
  const folder = mkdtempSync(join(tmpdir(), 'halfhour-test-'));
  const summary = join(folder, 'summary.json');
  const args = ['node_modules/jest/bin/jest.js', '--json', '--outputFile', summary, ...process.argv.slice(2)];
  const jest = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...parts() },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const limit = setTimeout(() => {
    console.error(`The tests did not end within ${LIMIT_MS / 60_000} minutes.`);
    jest.kill('SIGKILL');
  }, LIMIT_MS);
  const [code] = await once(jest, 'exit');
  clearTimeout(limit);
  const counts = existsSync(summary)
    ? countsIn(JSON.parse(readFileSync(summary, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  rmSync(folder, { recursive: true, force: true });
  // A failed set-up or a killed run leaves no failed test behind.
  return code !== 0 && !counts.failed ? { ...counts, failed: 1 } : counts;
}

function parts() {
  return Object.fromEntries(presentParts().map((name) => [`HALFHOUR_HAS_${name.toUpperCase()}`, '1']));
}

// A suite that could not even be loaded ran no test; it counts as one failure.
function countsIn(summary) {
  return {
    passed: summary.numPassedTests,
    failed: summary.numFailedTests + summary.numRuntimeErrorTestSuites,
    skipped: summary.numPendingTests,
  };
}
