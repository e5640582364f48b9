import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ArrivedMessage, FromWorker } from '#channels/wechat-personal';

const TOLD_AGAIN_EVERY_MS = 10_000;
const WRITTEN_AGAIN_AFTER_MS = 1_000;

/**
 * What arrived lies on disk until the desk has it: WeChat gives nothing twice. Told at once, and again and again until it is stored.
 */
export class Arrivals {
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();
  /** Ids by file, so that nothing has to be read to be told again. */
  private readonly ids = new Map<string, string>();
  private newest = 0;

  constructor(
    private readonly folder: string,
    private readonly tell: (message: FromWorker) => void,
  ) {}

  async start(): Promise<void> {
    await this.tellAll();
    const again = (): void => void this.tellAll().catch((error: unknown) => console.error(error));
    this.timer = setInterval(again, TOLD_AGAIN_EVERY_MS);
  }

  /** One after the other, so that they are told in the order in which they came. */
  keep(message: Promise<ArrivedMessage>): Promise<void> {
    this.writing = this.writing
      .then(async () => this.writeAtLast(await message))
      .catch((error: unknown) => console.error(error));
    return this.writing;
  }

  async stored(file: string): Promise<void> {
    await rm(join(this.folder, file), { force: true });
    this.ids.delete(file);
  }

  /** Resolves when all that came until then is written. */
  async written(): Promise<void> {
    for (let seen: Promise<void> | null = null; seen !== this.writing;) await (seen = this.writing);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.written();
  }

  /** A full disk is somebody's work to do, and no reason to forget what somebody said. */
  private async writeAtLast(message: ArrivedMessage): Promise<void> {
    for (;;) {
      try {
        return await this.write(message);
      } catch (error) {
        console.error(error);
        await pause(WRITTEN_AGAIN_AFTER_MS);
      }
    }
  }

  private async write(message: ArrivedMessage): Promise<void> {
    const digest = createHash('sha256').update(message.id).digest('hex').slice(0, 16);
    const file = `${this.nextStamp()}-${digest}.json`;
    const path = join(this.folder, file);
    // Whole or not at all: a half-written file would be told after a crash.
    await writeFile(`${path}.part`, JSON.stringify(message), { mode: 0o600, flush: true });
    await rename(`${path}.part`, path);
    this.ids.set(file, message.id);
    this.tell({ type: 'arrived', file, id: message.id });
  }

  /** Files sort in the order in which they came, also within a millisecond and after the clock was put back. */
  private nextStamp(): string {
    this.newest = Math.max(Date.now(), this.newest + 1);
    return String(this.newest).padStart(15, '0');
  }

  private async tellAll(): Promise<void> {
    const files = (await readdir(this.folder)).filter((file) => file.endsWith('.json')).sort();
    this.newest = Math.max(this.newest, Number(files.at(-1)?.slice(0, 15) ?? 0));
    for (const file of files) {
      const id = this.ids.get(file) ?? (await this.idIn(file));
      if (id === null) continue;
      this.ids.set(file, id);
      this.tell({ type: 'arrived', file, id });
    }
  }

  /** Null for one that was stored while the others were told. */
  private async idIn(file: string): Promise<string | null> {
    const written = await readFile(join(this.folder, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return null;
    });
    return written && (JSON.parse(written) as ArrivedMessage).id;
  }
}
