import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Told } from './feed.service';

const AGAIN_MS = 1_000;

/** Tells one batch after another, and again after an outage: nothing overtakes and nothing is left out. */
export class OneByOne {
  private readonly logger = new Logger(OneByOne.name);
  private telling: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly tell: (batch: Told[]) => Promise<void>) {}

  take(batch: Told[]): void {
    this.telling = this.telling.then(() => this.surely(batch));
  }

  stop(): void {
    this.stopped = true;
  }

  private async surely(batch: Told[]): Promise<void> {
    while (!this.stopped) {
      try {
        return await this.tell(batch);
      } catch (error) {
        this.logger.warn(`not told yet: ${String(error)}`);
        await pause(AGAIN_MS, undefined, { ref: false });
      }
    }
  }
}
