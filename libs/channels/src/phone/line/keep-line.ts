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
  let stopped = false;
  let session: Session | null = null;
  let rouse: () => void = () => undefined;
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const take = async (input: RawInbound): Promise<void> => {
    for (let waitMs = backOff.firstMs; !stopped; waitMs = Math.min(waitMs * 2, backOff.longestMs)) {
      const stored = await host.receive(input).catch(() => null);
      if (stored) return;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  };
  const run = async (): Promise<void> => {
    let waitMs = backOff.firstMs;
    while (!stopped) {
      host.health({ state: 'connecting', error: null });
      try {
        session = await connect(take);
        if (stopped) session.stop();
        else host.health({ state: 'connected', error: null });
        waitMs = backOff.firstMs;
        throw await session.closed;
      } catch (error) {
        session = null;
        if (stopped) return;
        host.health({ state: 'failed', error: faultOf(error) });
        await sleep(waitMs);
        waitMs = Math.min(waitMs * 2, backOff.longestMs);
      }
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopped = true;
      session?.stop();
      rouse();
      await running;
    },
  };
}

/** What went wrong with a line, as a code and what the system said. */
export function faultOf(error: unknown): string {
  return error instanceof LineFault ? `${error.code}: ${error.message}` : `phone_closed: ${(error as Error).message}`;
}
