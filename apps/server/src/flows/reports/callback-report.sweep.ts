import { Injectable } from '@nestjs/common';
import { ReportPosting } from '../../desk/callback-reports/report-posting.service';
import { CallbackReports, REPORTS } from '../../desk/callback-reports/reports.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

/** Another zone or another hour is seen within this. */
const EVERY_MS = 60_000;

/** Makes the week's report when it is due, and sends what waits (DOMAIN V19). */
@Injectable()
export class CallbackReportSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly reports: CallbackReports,
    private readonly posting: ReportPosting,
  ) {
    super(wake, clock, [REPORTS], EVERY_MS);
  }

  protected async round(): Promise<Round> {
    const due = await this.reports.makeDue();
    const next = await this.posting.sendDue();
    return { more: false, nextAt: next && next < due ? next : due };
  }
}
