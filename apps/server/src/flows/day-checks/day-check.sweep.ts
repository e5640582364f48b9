import { Injectable } from '@nestjs/common';
import { DayCheckRuns } from '../../desk/day-checks/day-check-runs.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

/** A changed calendar or time is seen within this. */
const EVERY_MS = 20_000;

/** Asks for the day's results at each team's time (DOMAIN V14). */
@Injectable()
export class DayCheckSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly runs: DayCheckRuns,
  ) {
    super(wake, clock, ['day-checks'], EVERY_MS);
  }

  protected async round(): Promise<Round> {
    return { more: false, nextAt: await this.runs.runDue() };
  }
}
