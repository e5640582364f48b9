import type { Listener } from '#channels';
import type { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import type { Wake } from '../../platform/wake/wake';
import { STREAMS, type StreamsService } from './streams.service';

/** Without wake-ups from other processes, a call is followed this late at most. */
const LONGEST_MS = 2_000;

/** The line of one account: fetches when the platform called, and now and then without. Its inbox's lease keeps it alone. */
export class StreamLine extends Sweep implements Listener {
  constructor(
    private readonly inboxId: string,
    private readonly streams: StreamsService,
    wake: Wake,
    clock: Clock,
  ) {
    super(wake, clock, [STREAMS], LONGEST_MS);
  }

  start(): this {
    this.onApplicationBootstrap();
    return this;
  }

  stop(): Promise<void> {
    return this.onModuleDestroy();
  }

  protected async round(): Promise<Round> {
    return { more: false, nextAt: await this.streams.fetchDue(this.inboxId) };
  }
}
