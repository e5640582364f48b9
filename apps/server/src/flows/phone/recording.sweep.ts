import { Injectable } from '@nestjs/common';
import { RecordingFetcher } from '../../desk/recordings/recording-fetcher';
import { RECORDINGS } from '../../desk/recordings/recordings.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const LONGEST_MS = 10_000;

/** Fetches recordings that are due, one after another: a file may be large, and nobody waits for it. */
@Injectable()
export class RecordingSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly fetcher: RecordingFetcher,
  ) {
    super(wake, clock, [RECORDINGS], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    if (await this.fetcher.fetchNext()) return { more: true, nextAt: null };
    return { more: false, nextAt: await this.fetcher.nextDueAt() };
  }
}
