import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Clock } from '../clock/clock';
import type { Wake } from '../wake/wake';

/** How a round ended: `nextAt` is when the next row is due, null when none is known; `more` when a full batch was found. */
export interface Round {
  more: boolean;
  nextAt: Date | null;
}

/**
 * Background work over due rows: claim, do, sleep until the next due time, a wake-up or at most `longestMs`.
 * Several processes may run the same sweep; rows are claimed with SKIP LOCKED.
 */
export abstract class Sweep implements OnApplicationBootstrap, OnModuleDestroy {
  protected readonly logger = new Logger(this.constructor.name);
  private stopped = false;
  private awake = false;
  private rouse: () => void = () => undefined;
  private loop: Promise<void> = Promise.resolve();
  private unlisten: (() => void)[] = [];

  protected constructor(
    private readonly wake: Wake,
    protected readonly clock: Clock,
    private readonly topics: string[],
    private readonly longestMs: number,
  ) {}

  /** Does what is due now. */
  protected abstract round(): Promise<Round>;

  onApplicationBootstrap(): void {
    this.unlisten = this.topics.map((topic) => this.wake.on(topic, () => this.nudge()));
    this.loop = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    this.unlisten.forEach((off) => off());
    this.nudge();
    await this.loop;
  }

  private nudge(): void {
    this.awake = true;
    this.rouse();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.awake = false;
      const waitMs = await this.roundSafely();
      if (waitMs > 0 && !this.awake) await this.sleep(waitMs);
    }
  }

  private async roundSafely(): Promise<number> {
    try {
      const { more, nextAt } = await this.round();
      if (more) return 0;
      return nextAt
        ? Math.max(5, Math.min(this.longestMs, nextAt.getTime() - this.clock.now().getTime()))
        : this.longestMs;
    } catch (error) {
      if (!this.stopped) this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return 1_000;
    }
  }

  private sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.rouse = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.awake) this.rouse();
    });
  }
}
