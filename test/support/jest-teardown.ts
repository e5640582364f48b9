import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export default async function tearDown(): Promise<void> {
  const { testPostgres } = globalThis as { testPostgres?: ChildProcess };
  if (!testPostgres || testPostgres.exitCode !== null) return;
  const end = once(testPostgres, 'exit');
  testPostgres.stdin!.end();
  await end;
}
