// node scripts/metrics.mjs: writes docs/metrics.md from the catalogue of figures.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ROOT } from './install.mjs';

await build();
const { metricsPage } = createRequire(import.meta.url)('../dist/apps/server/src/scoring/catalogue/metrics-page.js');
writeFileSync(join(ROOT, 'docs/metrics.md'), metricsPage());
