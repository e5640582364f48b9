import type { InboxHost, Listener, RawInbound } from '../../channel';
import { LineFault } from './talk';

/** One connection, signed in. `closed` resolves when it is over, with the reason. */
export interface Session {
  closed: Promise<Error>;
  stop(): void;
}

/** Opens a session that gives what it hears to `take`; `take` answers when it is safe to hear more. */
export type Connect = (take: (input: RawInbound) => Promise<void>) => Promise<Session>;

export interface BackOff {
  firstMs: number;
  longestMs: number;
}
const BACK_OFF: BackOff = { firstMs: 500, longestMs: 30_000 };

/**
 * Keeps a line to a telephone system: connects, and again after every end, waiting twice as long each time until it was up
 * once more. The system doesn't repeat what it said, so what was heard is kept until it is stored.
 */
export function keepLine(connect: Connect, host: InboxHost, backOff = BACK_OFF): Listener {
  const line = new KeptLine(connect, host, backOff);
  const running = line.run();
  return {
    stop: async () => {
      line.stop();
      await running;
    },
  };
}

class KeptLine {
  private stopped = false;
  private session: Session | null = null;
  private rouse: () => void = () => undefined;

  constructor(
    private readonly connect: Connect,
    private readonly host: InboxHost,
    private readonly backOff: BackOff,
  ) {}

  async run(): Promise<void> {
    let waitMs = this.backOff.firstMs;
    while (!this.stopped) {
      this.host.health({ state: 'connecting', error: null });
      try {
        this.session = await this.connect((input) => this.take(input));
        if (this.stopped) this.session.stop();
        else this.host.health({ state: 'connected', error: null });
        waitMs = this.backOff.firstMs;
        throw await this.session.closed;
      } catch (error) {
        this.session = null;
        if (this.stopped) return;
        this.host.health({ state: 'failed', error: faultOf(error) });
        await this.sleep(waitMs);
        waitMs = this.next(waitMs);
      }
    }
  }

  stop(): void {
    this.stopped = true;
    this.session?.stop();
    this.rouse();
  }

  private async take(input: RawInbound): Promise<void> {
    for (let waitMs = this.backOff.firstMs; !this.stopped; waitMs = this.next(waitMs)) {
      const stored = await this.host.receive(input).catch(() => null);
      if (stored) return;
      await this.sleep(waitMs);
    }
  }

  private next(waitMs: number): number {
    return Math.min(waitMs * 2, this.backOff.longestMs);
  }

  private sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** What went wrong with a line, as a code and what the system said. */
export function faultOf(error: unknown): string {
  return error instanceof LineFault ? `${error.code}: ${error.message}` : `phone_closed: ${(error as Error).message}`;
}
