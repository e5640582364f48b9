import { Injectable } from '@nestjs/common';
import { STREAMS, StreamsService } from '../../desk/wecom/streams.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const AT_ONCE = 4;
const LONGEST_MS = 5_000;

/** Fetches what platforms keep for us: when they call, and now and then without. */
@Injectable()
export class StreamSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly streams: StreamsService,
  ) {
    super(wake, clock, [STREAMS], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    const fetched = await this.streams.fetchDue(AT_ONCE);
    return { more: fetched === AT_ONCE, nextAt: await this.streams.nextDueAt() };
  }
}
