// A Postgres of the spec's own, which it may stop and start while others are connected.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** Reads one word a line, does it and answers a line. It ends with its standard input, and takes Postgres along. */
const KEEPER = `
  import { createInterface } from 'node:readline';
  import { start } from ${JSON.stringify(resolve(__dirname, '../../../scripts/postgres.mjs'))};
  let postgres;
  for await (const word of createInterface(process.stdin)) {
    if (word === 'start') postgres = await start({ dataDir: process.argv[1], port: postgres?.port ?? 0 });
    else await postgres.stop('immediate');
    console.log(postgres.url);
  }
  await postgres.stop('immediate').catch(() => undefined);
`;

export interface OwnPostgres {
  url: string;
  /** Breaks every connection at once and lets nobody in. */
  halt(): Promise<void>;
  resume(): Promise<void>;
  remove(): Promise<void>;
}

export async function ownPostgres(): Promise<OwnPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'halfhour-own-postgres-'));
  // Passable for the account Postgres runs as.
  chmodSync(folder, 0o711);
  const dataDir = join(folder, 'postgres');
  const keeper = spawn(process.execPath, ['--input-type=module', '-e', KEEPER, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(keeper, 'exit');
  const lines = createInterface(keeper.stdout);
  const tell = async (word: string): Promise<string> => {
    keeper.stdin.write(`${word}\n`);
    const died = ended.then(([code]) => Promise.reject(new Error(`The keeper of Postgres ended with ${code}.`)));
    return (await Promise.race([once(lines, 'line'), died]))[0] as string;
  };
  return {
    url: await tell('start'),
    halt: () => tell('stop').then(() => undefined),
    resume: () => tell('start').then(() => undefined),
    remove: async () => {
      keeper.stdin.end();
      await ended;
      rmSync(realpathSync(dataDir), { recursive: true, force: true, maxRetries: 5 });
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
