// What a visitor's browser loads before the first message: `node apps/widget/size.mjs [folder]`, after a build.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const LIMIT = 30_000;
const LOADER_LIMIT = 3_000;
const folder = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '../../dist/apps/widget');

const files = [
  'loader.js',
  'frame.html',
  ...readdirSync(join(folder, 'assets'))
    .filter((name) => !/\.(br|gz)$/.test(name))
    .map((name) => `assets/${name}`),
];
const rows = files.map((name) => {
  const content = readFileSync(join(folder, name));
  return { name, bytes: content.length, gzip: gzipSync(content).length, brotli: brotliCompressSync(content).length };
});
const sum = (of) => rows.reduce((total, row) => total + row[of], 0);
const total = { name: 'first load', bytes: sum('bytes'), gzip: sum('gzip'), brotli: sum('brotli') };

for (const { name, bytes, gzip, brotli } of [...rows, total]) {
  console.log(
    `${name.padEnd(32)} ${String(bytes).padStart(7)}  gzip ${String(gzip).padStart(6)}  brotli ${String(brotli).padStart(6)}`,
  );
}
const over = [
  total.gzip > LIMIT && `first load over ${LIMIT} bytes of gzip`,
  rows[0].brotli > LOADER_LIMIT && `loader over ${LOADER_LIMIT} bytes of brotli`,
].filter(Boolean);
if (over.length) {
  console.error(over.join('\n'));
  process.exitCode = 1;
}
