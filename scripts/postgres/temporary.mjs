// A throw-away Postgres that lives exactly as long as this program's standard input: its parent may die in any way, and
// neither a server nor a folder is left behind. Prints one line of JSON: { url }. Settings come as JSON in the first argument.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from '../postgres.mjs';

const folder = mkdtempSync(join(tmpdir(), 'halfhour-postgres-'));
// Passable for the account Postgres runs as; what lies inside is private.
chmodSync(folder, 0o711);
const gone = new Promise((resolve) => process.stdin.resume().once('close', resolve));
try {
  const postgres = await start({ dataDir: join(folder, 'cluster'), settings: JSON.parse(process.argv[2] ?? '{}') });
  console.log(JSON.stringify({ url: postgres.url }));
  await gone;
  await postgres.stop('immediate');
  rmSync(postgres.folder, { recursive: true, force: true });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
