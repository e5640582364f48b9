import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { CallbackReport, Locale, ReportPlan, reportPlanWrite, reportSend } from '#contract';
import { DomainError, type ReportWeek, reportWeek } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { Wake } from '../../platform/wake/wake';
import { SettingsService } from '../policies/settings.service';
import { CompanyService } from '../setup/company.service';
import { found } from '../setup/refusals';
import { ReportContents } from './report-content.service';
import { reportLetter } from './report-letter';
import { type ReportRow, ReportsRepository } from './reports.repository';

export const REPORTS = 'callback-reports';

/** The weekly report: to whom it goes, what went out, and sending it again (DOMAIN V19). */
@Injectable()
export class CallbackReports {
  constructor(
    private readonly database: Database,
    private readonly repository: ReportsRepository,
    private readonly contents: ReportContents,
    private readonly settings: SettingsService,
    private readonly company: CompanyService,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {}

  async plan(me: Principal): Promise<ReportPlan> {
    mustReadReports(me);
    const { addresses, locale, version } = await this.repository.plan(this.database);
    const { nextAt } = await this.week();
    return { addresses, locale, version, nextAt: addresses.length ? nextAt.toISOString() : null };
  }

  async writePlan(me: Principal, input: z.output<typeof reportPlanWrite>): Promise<ReportPlan> {
    if (me.role !== 'admin') throw new DomainError('forbidden');
    await this.database.transaction(async (tx) => {
      const { version } = (await this.repository.lockPlan(tx))!;
      if (version !== input.version) throw new DomainError('version_conflict', { version });
      const addresses = [...new Set(input.addresses.map((address) => address.toLowerCase()))];
      await this.repository.writePlan(tx, { addresses, locale: input.locale }, this.clock.now());
      tx.afterCommit(() => this.wake.up(REPORTS));
    });
    return this.plan(me);
  }

  async page(me: Principal, { after, limit }: { after?: string | undefined; limit: number }) {
    mustReadReports(me);
    const found = await this.repository.page(decodeKey(after, 2), limit + 1);
    const { rows, next } = pageOf(found, limit, (r) => [r.key_at, r.id]);
    return { rows: rows.map(reportView), next };
  }

  async preview(me: Principal, locale: Locale) {
    mustReadReports(me);
    // The last whole week, also on the Monday morning before it goes out.
    const { from, to } = await this.week(0);
    const content = await this.contents.of(from, to);
    return { content, ...reportLetter(content, locale) };
  }

  /** Again, as it was written then. */
  send(me: Principal, id: string, { clientId, addresses }: z.output<typeof reportSend>): Promise<CallbackReport> {
    mustReadReports(me);
    return this.database.transaction(async (tx) => {
      found(await this.repository.row(tx, id));
      const at = this.clock.now();
      const by = { reportId: id, byId: me.agentId, clientId: `${me.agentId} ${clientId}`, at };
      await this.repository.post(
        tx,
        addresses.map((address) => ({ id: newId(), address, ...by })),
      );
      tx.afterCommit(() => this.wake.up(REPORTS));
      return reportView(found(await this.repository.row(tx, id)));
    });
  }

  /** Makes the report that is due, once; answers when the next one is. One that was due before anybody was named is not made. */
  async makeDue(): Promise<Date> {
    const week = await this.week();
    const { addresses, locale, since } = await this.repository.plan(this.database);
    if (addresses.length === 0 || week.dueAt < since) return week.nextAt;
    const content = await this.contents.of(week.from, week.to);
    await this.database.transaction(async (tx) => {
      const [id, at] = [newId(), this.clock.now()];
      if (!(await this.repository.keep(tx, { id, content, locale, at }))) return;
      const by = { reportId: id, byId: null, clientId: 'weekly', at };
      await this.repository.post(
        tx,
        addresses.map((address) => ({ id: newId(), address, ...by })),
      );
    });
    return week.nextAt;
  }

  private async week(minute?: number): Promise<ReportWeek> {
    const now = this.clock.now();
    const { zone } = await this.company.get();
    return reportWeek(zone, now, minute ?? (await this.settings.at('report.callbacks_at', now)));
  }
}

/** It holds words of every contact. */
function mustReadReports({ role, visibility }: Principal): void {
  if (role !== 'admin' && (role === 'agent' || visibility !== 'all')) throw new DomainError('forbidden');
}

const reportView = (r: ReportRow): CallbackReport => ({
  ...{ id: r.id, from: r.week_from, to: r.week_to, at: r.at.toISOString(), locale: r.locale, content: r.content },
  ...reportLetter(r.content, r.locale),
  letters: r.letters,
});
