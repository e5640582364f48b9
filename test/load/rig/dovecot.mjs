import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformFileSync } from '@swc/core';

const SUPPORT = fileURLToPath(new URL('../../support/', import.meta.url));

/** The IMAP server of the tests, for a bench, which runs as plain JavaScript. */
export async function startDovecot() {
  const folder = mkdtempSync(join(tmpdir(), 'halfhour-rig-'));
  for (const name of ['programs', 'dovecot']) {
    const { code } = transformFileSync(join(SUPPORT, `${name}.ts`), {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'es6' },
    });
    writeFileSync(join(folder, `${name}.mjs`), code.replace(/(['"])\.\/programs\1/g, '"./programs.mjs"'));
  }
  const { startDovecot: start } = await import(pathToFileURL(join(folder, 'dovecot.mjs')).href);
  rmSync(folder, { recursive: true });
  return start();
}
