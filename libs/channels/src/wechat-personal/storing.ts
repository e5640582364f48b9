import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InboxHost } from '../channel';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

export interface StoringPlan {
  /** Where the worker writes down what arrived. */
  folder: string;
  receive: InboxHost['receive'];
  /** It is committed, and the worker may forget it. */
  stored: (file: string) => void;
  warn: (words: string) => void;
  now: () => Date;
}

/**
 * Stores what a worker tells of, one after the other. What can't be stored now is tried until it can be, and what came after it waits:
 * people's words keep their order through a database that is away. Told again meanwhile, it waits once.
 */
export class Storing {
  private readonly waiting = new Map<string, string>();
  private running: Promise<void> | null = null;
  private stopped = false;
  private rouse: () => void = () => undefined;

  constructor(private readonly plan: StoringPlan) {}

  arrived(file: string, id: string): void {
    this.waiting.set(file, id);
    this.running ??= this.run().finally(() => (this.running = null));
  }

  /** Resolves when what is being stored is, or could not be; the rest lies in the folder. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.rouse();
    await this.running;
  }

  private async run(): Promise<void> {
    let failures = 0;
    for (;;) {
      const [next] = this.waiting;
      if (!next || this.stopped) return;
      try {
        await this.store(...next);
        this.waiting.delete(next[0]);
        failures = 0;
      } catch (error) {
        this.plan.warn(String(error));
        await this.pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures));
        failures += 1;
      }
    }
  }

  private async store(file: string, id: string): Promise<void> {
    const raw = await readFile(join(this.plan.folder, file)).catch(whenGone);
    // Told once more just before the worker heard that it is stored.
    if (!raw) return;
    await this.plan.receive({ externalId: id, raw, receivedAt: this.plan.now(), envelope: {} });
    this.plan.stored(file);
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function whenGone(error: NodeJS.ErrnoException): null {
  if (error.code !== 'ENOENT') throw error;
  return null;
}
