import { pauseAfter } from '#channels/wechat-personal';

const LOOKS_EVERY_MS = 2_000;

interface Paced {
  perMinute: number;
  /** Sends what waits next; answers how many things were said, 0 when nothing waits. */
  next: () => Promise<number>;
  /** Looks whether something else was asked for. */
  look: () => Promise<void>;
  warn: (error: unknown) => void;
}

/** Sends one after the other, with pauses like a person's, while it is allowed to. What waits stays queued in the outbox. */
export class PacedSending {
  private allowed = false;
  private stopped = false;
  private nudged = false;
  private rouse: () => void = () => undefined;
  private readonly loop: Promise<void>;

  constructor(private readonly paced: Paced) {
    this.loop = this.run();
  }

  allow(allowed: boolean): void {
    this.allowed = allowed;
    this.nudge();
  }

  nudge(): void {
    this.nudged = true;
    this.rouse();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.nudge();
    await this.loop;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.nudged = false;
      const said = await this.once().catch((error: unknown) => {
        this.paced.warn(error);
        return 0;
      });
      if (said > 0) await this.sleep(pauseAfter(said, this.paced.perMinute, Math.random()), false);
      else await this.sleep(LOOKS_EVERY_MS, true);
    }
  }

  private async once(): Promise<number> {
    await this.paced.look();
    return this.allowed ? this.paced.next() : 0;
  }

  /** A pause between two messages is not cut short by a third. */
  private sleep(ms: number, wakes: boolean): Promise<void> {
    if (this.stopped || (wakes && this.nudged)) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.rouse = () => {
        if (!wakes && !this.stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
