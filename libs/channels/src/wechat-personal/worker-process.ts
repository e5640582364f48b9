import { type ChildProcess, fork } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { InboxHost } from '../channel';
import { fromWorker, type LoginReport, type Said, type Saying, type ToWorker } from './protocol';
import { Storing } from './storing';

const STOPS_WITHIN_MS = 5_000;
const SAID_WITHIN_MS = 60_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** A worker that ran this long did well: the next crash is a first one again. */
const STEADY_MS = 10 * 60_000;
const HEAP_MEGABYTES = 512;

export interface WorkerPlan {
  /** The account's own folder: its login and what arrived and is not yet stored. */
  folder: string;
  puppet: string;
  options: Record<string, unknown>;
  puppetFolder: string | null;
  receive: InboxHost['receive'];
  told: (report: LoginReport) => void;
  warn: (words: string) => void;
  now: () => Date;
}

/**
 * One personal account in a process of its own, so that a library that leaks or crashes takes nothing of the desk with it. It is
 * started again for as long as it is wanted, after longer and longer waits.
 */
export class WorkerProcess {
  private child: ChildProcess | null = null;
  private crashes = 0;
  private startedAt = 0;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private readonly said = new Map<string, (said: Said) => void>();
  private readonly storing: Storing;

  constructor(private readonly plan: WorkerPlan) {
    const stored = (file: string): void => this.tell({ type: 'stored', file });
    this.storing = new Storing({ ...plan, folder: this.arrivedFolder, stored });
  }

  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  private get arrivedFolder(): string {
    return join(this.plan.folder, 'arrived');
  }

  async start(): Promise<void> {
    await mkdir(this.arrivedFolder, { recursive: true, mode: 0o700 });
    if (!this.stopped) this.launch();
  }

  /** Resolves with what became of it; a worker that ends meanwhile leaves it `unknown` (DESIGN law 3). */
  say(saying: Saying): Promise<Said> {
    const { id } = saying;
    if (!this.child?.connected) return Promise.resolve({ id, state: 'refused', error: 'wechat_worker_away' });
    return new Promise((resolve) => {
      const timer = setTimeout(() => end({ id, state: 'unknown', error: 'wechat_no_answer' }), SAID_WITHIN_MS);
      const end = (said: Said) => {
        clearTimeout(timer);
        this.said.delete(id);
        resolve(said);
      };
      this.said.set(id, end);
      this.tell({ type: 'say', saying });
    });
  }

  logout(): void {
    this.tell({ type: 'logout' });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const { child } = this;
    if (!child) return this.storing.stop();
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    this.tell({ type: 'stop' });
    const killer = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS);
    await ended;
    clearTimeout(killer);
    await this.storing.stop();
  }

  private launch(): void {
    const { folder, puppet, options, puppetFolder } = this.plan;
    this.startedAt = performance.now();
    const child = fork(compiledProgram(), [], {
      cwd: folder,
      env: ENVIRONMENT(folder),
      execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child = child;
    child.stderr?.on('data', (words: Buffer) => this.plan.warn(words.toString('utf8').slice(0, 500)));
    child.on('message', (message) => this.hear(message));
    child.on('error', (error) => this.plan.warn(String(error)));
    child.once('exit', (code, signal) => this.ended(signal ?? `code ${code}`));
    this.plan.told({ state: 'starting', qr: null, account: null, detail: null });
    this.tell({ type: 'start', puppet, options, puppetFolder });
  }

  private ended(how: string): void {
    this.child = null;
    for (const [id, end] of [...this.said]) end({ id, state: 'unknown', error: `wechat_worker_ended: ${how}` });
    if (this.stopped) return;
    this.crashes = performance.now() - this.startedAt > STEADY_MS ? 1 : this.crashes + 1;
    if (how !== NOT_INSTALLED)
      this.plan.told({ state: 'failed', qr: null, account: null, detail: `wechat_worker_ended: ${how}` });
    const wait = Math.min(FIRST_WAIT_MS * 2 ** (this.crashes - 1), LONGEST_WAIT_MS);
    this.timer = setTimeout(() => this.launch(), wait);
  }

  private hear(message: unknown): void {
    const heard = fromWorker.safeParse(message);
    if (!heard.success) return this.plan.warn(String(heard.error));
    if (heard.data.type === 'said') this.said.get(heard.data.said.id)?.(heard.data.said);
    else if (heard.data.type === 'login') this.plan.told(heard.data.report);
    else this.storing.arrived(heard.data.file, heard.data.id);
  }

  private tell(message: ToWorker): void {
    // A channel that is just closing is no news: its end is told by `exit`.
    if (this.child?.connected) this.child.send(message, () => undefined);
  }
}

/** The worker's exit code when wechaty or the puppet is not there. */
export const NOT_INSTALLED_CODE = 86;
const NOT_INSTALLED = `code ${NOT_INSTALLED_CODE}`;

/** Nothing of the desk's environment: database address and secrets are none of the worker's business. */
const ENVIRONMENT = (folder: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: folder,
  LANG: process.env.LANG,
  TZ: process.env.TZ,
  HTTPS_PROXY: process.env.HTTPS_PROXY,
  NODE_EXTRA_CA_CERTS: process.env.NODE_EXTRA_CA_CERTS,
  WECHATY_LOG: 'error',
});

/** A process runs compiled code only: from TypeScript sources (tests) the compiled program under dist is taken. */
function compiledProgram(): string {
  const program = '../../../../apps/server/src/wechaty/main.js';
  if (!__filename.endsWith('.ts')) return join(__dirname, program);
  const root = resolve(__dirname, '../../../..');
  return join(root, 'dist', relative(root, __dirname), program);
}
