// npm run bench [-- name...]: runs test/load/*.bench.mjs, each on a database of its own in a Postgres with its usual durability.
// A bench default-exports `async ({ databaseUrl, startServer, print })`; `print` takes one row, { name: value, ... }.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { checkNode, installPackages, ROOT } from './install.mjs';
import { explain, seconds } from './progress.mjs';

const FOLDER = join(ROOT, 'test/load');
const SUFFIX = '.bench.mjs';

checkNode();
await runBenches().catch((error) => {
  explain(error);
  process.exitCode = 1;
});

async function runBenches() {
  const names = chosenBenches(process.argv.slice(2));
  await installPackages();
  await build();
  const folder = mkdtempSync(join(tmpdir(), 'halfhour-bench-'));
  chmodSync(folder, 0o711);
  const { start } = await import('./postgres.mjs');
  const postgres = await start({ dataDir: join(folder, 'cluster') });
  try {
    for (const [index, name] of names.entries())
      await runBench(name, await newDatabase(postgres.url, `bench_${index}`));
  } finally {
    await postgres.stop();
    for (const leftover of [postgres.folder, folder]) rmSync(leftover, { recursive: true, force: true });
  }
}

function chosenBenches(wanted) {
  const all = readdirSync(FOLDER)
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length));
  const unknown = wanted.filter((name) => !all.includes(name));
  if (unknown.length || !all.length)
    throw new Error(`There is no bench ${unknown.join(', ')} in test/load. There are: ${all.join(', ') || 'none'}.`);
  return wanted.length ? wanted : all.sort();
}

async function runBench(name, databaseUrl) {
  const since = Date.now();
  console.log(`\n== ${name}`);
  const { startServer } = await import('./server-process.cjs');
  const { default: bench } = await import(pathToFileURL(join(FOLDER, name + SUFFIX)));
  const rows = [];
  try {
    await bench({
      databaseUrl,
      startServer: (options = {}) => startServer({ databaseUrl, ...options }),
      print: (row) => rows.push(row),
    });
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
  printTable(rows);
  console.log(`(${seconds(since)})`);
}

async function newDatabase(url, name) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return Object.assign(new URL(url), { pathname: `/${name}` }).toString();
}

function printTable(rows) {
  const columns = [...new Set(rows.flatMap(Object.keys))];
  const cells = [columns, ...rows.map((row) => columns.map((column) => written(row[column])))];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => line[index].length)));
  for (const line of cells)
    console.log(
      line
        .map((cell, index) => cell.padEnd(widths[index]))
        .join('  ')
        .trimEnd(),
    );
}

function written(value) {
  if (typeof value !== 'number') return String(value ?? '');
  return Number.isInteger(value) ? value.toLocaleString('en') : value.toPrecision(3);
}
