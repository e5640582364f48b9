import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';
import { WorkReportDeadlines } from './work-report-deadlines.service';
import { WorkReportsRepository } from './work-reports.repository';

const LONGEST_MS = 60_000;
/** Woken by whoever turns the clock. */
const WORK_REPORTS = 'work-reports';

/** Asks for the day's reports and takes the deadlines that have come. */
@Injectable()
export class WorkReportSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly deadlines: WorkReportDeadlines,
    private readonly repository: WorkReportsRepository,
  ) {
    super(wake, clock, [WORK_REPORTS], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    await this.deadlines.ask();
    const more = await this.deadlines.takeDue();
    return { more, nextAt: await this.repository.nextAt() };
  }
}
