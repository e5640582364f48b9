// Real programs of the system that some specs talk to: where they are, and starting and ending them.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { createServer, connect, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const NAMES = {
  redis: ['redis-server'],
  dovecot: ['dovecot'],
  postfix: ['postfix'],
  chromium: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
  libreoffice: ['soffice'],
};

export type Part = keyof typeof NAMES;

/** The program's path, or undefined where it is not installed. */
export function findPart(part: Part): string | undefined {
  // Postfix starts for root alone.
  if (part === 'postfix' && process.getuid?.() !== 0) return undefined;
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.flatMap((folder) => NAMES[part].map((name) => join(folder, name))).find(isExecutable);
}

/**
 * A `describe` that needs a part of the system. Where the part is missing it is skipped by name, but in CI it runs and fails.
 */
export function describeWith(part: Part, title: string, specs: () => void): void {
  const present = process.env[`HALFHOUR_HAS_${part.toUpperCase()}`] === '1' || findPart(part) !== undefined;
  if (present || process.env.CI) describe(title, specs);
  else describe.skip(`${title} (needs ${part}, which is not installed)`, specs);
}

export function partOrThrow(part: Part): string {
  const path = findPart(part);
  if (!path) throw new Error(`${part} is not installed: looked for ${NAMES[part].join(', ')} in PATH.`);
  return path;
}

export interface RunningProgram {
  /** Ends it at once, as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts a program in the foreground and waits until it accepts connections on `port`. */
export async function runProgram(path: string, args: string[], port: number): Promise<RunningProgram> {
  const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  while (!(await accepts(port))) {
    if (hasEnded(child)) throw new Error(`${path} ended before it listened:\n${output}`);
    await pause(20);
  }
  const endWithUs = (): void => void killGroup(child, 'SIGKILL');
  process.once('exit', endWithUs);
  return {
    kill: async () => {
      process.removeListener('exit', endWithUs);
      if (hasEnded(child)) return;
      const end = once(child, 'exit');
      killGroup(child, 'SIGKILL');
      await end;
    },
  };
}

/** A port that is free now; the next program to ask gets another. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

// Dovecot's workers are processes of their own in the group of their master.
function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (!hasEnded(child)) process.kill(-child.pid!, signal);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      answer(true);
    });
    socket.once('error', () => answer(false));
  });
}
