import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArrivedMessage, FromWorker } from '#channels/wechat-personal';

const TOLD_AGAIN_EVERY_MS = 10_000;

/**
 * What arrived lies on disk until the desk has it: WeChat gives nothing twice. Told at once, and again and again until it is stored.
 */
export class Arrivals {
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly folder: string,
    private readonly tell: (message: FromWorker) => void,
  ) {}

  async start(): Promise<void> {
    await this.tellAll();
    this.timer = setInterval(() => void this.tellAll(), TOLD_AGAIN_EVERY_MS);
  }

  /** One after the other, so that they are told in the order in which they came. */
  keep(message: Promise<ArrivedMessage>): Promise<void> {
    this.writing = this.writing
      .then(async () => this.write(await message))
      .catch((error: unknown) => console.error(error));
    return this.writing;
  }

  async stored(file: string): Promise<void> {
    await rm(join(this.folder, file), { force: true });
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.writing;
  }

  private async write(message: ArrivedMessage): Promise<void> {
    const digest = createHash('sha256').update(message.id).digest('hex').slice(0, 16);
    const file = `${String(Date.now()).padStart(15, '0')}-${digest}.json`;
    const path = join(this.folder, file);
    // Whole or not at all: a half-written file would be told after a crash.
    await writeFile(`${path}.part`, JSON.stringify(message), { mode: 0o600, flush: true });
    await rename(`${path}.part`, path);
    this.tell({ type: 'arrived', file, id: message.id });
  }

  private async tellAll(): Promise<void> {
    const files = (await readdir(this.folder)).filter((file) => file.endsWith('.json')).sort();
    for (const file of files) {
      const { id } = JSON.parse(await readFile(join(this.folder, file), 'utf8')) as ArrivedMessage;
      this.tell({ type: 'arrived', file, id });
    }
  }
}
