import { Injectable } from '@nestjs/common';
import { localDayOf, reportPeriod, WORK_REPORT_KINDS } from '#domain';
import { SettingsService } from '../../desk/policies/settings.service';
import { CompanyService } from '../../desk/setup/company.service';
import { DESK } from '../../desk/tickets/ticket-change';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { WorkReportLog } from './work-report-log.service';
import { WorkReportTerms } from './work-report-terms.service';
import type { WorkReportRow } from './work-report.row';
import { WorkReportsRepository } from './work-reports.repository';

const AT_ONCE = 50;
/** A desk that was away longer does not owe the days of its absence. */
const LOOK_BACK_DAYS = 62;

/** Asks for reports while their periods run, reminds, and writes down what was not there in time: deadlines are rows (law 6). */
@Injectable()
export class WorkReportDeadlines {
  constructor(
    private readonly database: Database,
    private readonly repository: WorkReportsRepository,
    private readonly terms: WorkReportTerms,
    private readonly log: WorkReportLog,
    private readonly settings: SettingsService,
    private readonly company: CompanyService,
    private readonly clock: Clock,
  ) {}

  /** Once a day of the company's zone: the reports of that day, its week and its month. */
  async ask(): Promise<void> {
    const { zone } = await this.company.get();
    const today = localDayOf(zone, this.clock.now());
    await this.database.transaction(async (tx) => {
      const until = await this.repository.askedUntil(tx);
      if (until !== null && until >= today) return;
      for (const day of daysAfter(until, today)) await this.askOn(tx, day);
      await this.repository.askUntil(tx, today);
    });
  }

  /** Answers whether there was more than was taken at once. */
  async takeDue(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const due = await this.repository.due(tx, this.clock.now(), AT_ONCE);
      for (const row of due) await this.take(tx, row);
      return due.length === AT_ONCE;
    });
  }

  private async askOn(tx: Tx, day: string): Promise<void> {
    const plans = await this.terms.plans(reportPeriod('monthly', day).from);
    for (const agent of await this.terms.asked())
      for (const kind of WORK_REPORT_KINDS) {
        const period = reportPeriod(kind, day);
        const term = await this.terms.of(agent, kind, period, plans);
        if (term)
          await this.repository.insert(tx, {
            agentId: agent.id,
            kind,
            ...period,
            ...term,
            ...(await this.first(term)),
          });
      }
  }

  private async first({ dueAt }: { dueAt: Date }): Promise<{ nextAt: Date }> {
    const seconds = await this.settings.at('report.remind', this.clock.now());
    return { nextAt: new Date(dueAt.getTime() - seconds * 1000) };
  }

  /** Leave that was planned since, and a calendar that changed, move the term first. */
  private async take(tx: Tx, row: WorkReportRow): Promise<void> {
    const now = this.clock.now();
    const term = await this.terms.again(row.agent_id, row.kind, { from: row.from_day, to: row.to_day });
    if (!term) return this.keep(tx, { ...row, state: 'excused', next_at: null }, 'excused');
    const moved = { ...row, opens_on: term.opensOn, due_at: term.dueAt };
    if (term.dueAt <= now) return this.keep(tx, { ...moved, missed_at: term.dueAt, next_at: null }, 'missed');
    const { nextAt } = await this.first(term);
    if (nextAt > now) return this.repository.step(tx, { ...moved, next_at: nextAt });
    if (row.reminded_at) return this.repository.step(tx, { ...moved, next_at: term.dueAt });
    return this.keep(tx, { ...moved, reminded_at: now, next_at: term.dueAt }, 'reminded');
  }

  private async keep(tx: Tx, row: WorkReportRow, what: 'excused' | 'missed' | 'reminded'): Promise<void> {
    await this.repository.step(tx, row);
    await this.log.tell(tx, row.id, `work_report.${what}`, DESK);
  }
}

/** Before the desk first asked, today alone. */
function daysAfter(until: string | null, today: string): string[] {
  const before = (days: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
  if (until === null) return [today];
  const days = Array.from({ length: LOOK_BACK_DAYS }, (_, i) => before(LOOK_BACK_DAYS - 1 - i));
  return days.filter((day) => day > until);
}
