// Says what a long step is doing: one live line on a terminal, a plain line every few seconds elsewhere.
import { spawn } from 'node:child_process';

const PATIENCE_MS = 2_000;
const PLAIN_EVERY_MS = 10_000;

/** Runs `work`, a function or a promise's maker, under `title`, and says how long it took when that was more than two seconds. */
export async function step(title, work) {
  const since = Date.now();
  const stopTelling = tell(title, since);
  try {
    const result = await work();
    stopTelling();
    if (Date.now() - since > PATIENCE_MS) console.log(`✓ ${title} (${seconds(since)})`);
    return result;
  } catch (error) {
    stopTelling();
    console.error(`✗ ${title} (${seconds(since)})`);
    throw error;
  }
}

/** Runs a program quietly under `title`; what it printed is shown when it fails. */
export function stepCommand(title, program, args, options = {}) {
  return step(title, () => quietly(program, args, options));
}

export async function quietly(program, args, options = {}) {
  const { code, output } = await captured(program, args, options);
  if (code === 0) return output;
  throw new CommandFailed(`${program} ${args.join(' ')} ended with code ${code}`, output);
}

export class CommandFailed extends Error {
  constructor(message, output) {
    super(message);
    this.output = output;
  }
}

/** Prints a failure for a person: a program's own words where there are any, no stack. */
export function explain(error) {
  if (error.output) console.error(error.output.trimEnd());
  console.error(`\n${error.message}`);
}

export function captured(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? signal, output }));
  });
}

function tell(title, since) {
  const live = process.stdout.isTTY;
  const say = () => {
    if (live) process.stdout.write(`\r\x1b[K… ${title} ${seconds(since)}`);
    else console.log(`… ${title} (${seconds(since)})`);
  };
  const first = setTimeout(say, live ? 500 : PATIENCE_MS);
  const next = setInterval(say, live ? 1_000 : PLAIN_EVERY_MS);
  return () => {
    clearTimeout(first);
    clearInterval(next);
    if (live) process.stdout.write('\r\x1b[K');
  };
}

export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
