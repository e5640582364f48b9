// The parts of a real installation that specs may start: Redis, an IMAP server, a browser.
import { freePort, partOrThrow, runProgram } from './programs';

export { describeWith, freePort } from './programs';
export { startDovecot, type Dovecot } from './dovecot';
export { startPostfix, type Postfix } from './postfix';

export interface Redis {
  url: string;
  /** Ends the server and keeps its port, as an outage would. Its memory is lost. */
  halt(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

export async function startRedis(): Promise<Redis> {
  const port = await freePort();
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const start = () => runProgram(partOrThrow('redis'), flags, port);
  let program = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    halt: () => program.kill(),
    resume: async () => {
      program = await start();
    },
    stop: () => program.kill(),
  };
}

/** What playwright-core needs to launch the system's browser without it looking for its maker's servers. */
export function chromiumOptions(): { executablePath: string; args: string[] } {
  return {
    executablePath: partOrThrow('chromium'),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}
