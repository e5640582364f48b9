import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { z } from 'zod';
import type { LeadAnalysis, leadAnalysisQuery, LeadAnalysisRow } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { RecordAccess } from '../../desk/records/record-access';
import { CompanyService } from '../../desk/setup/company.service';
import { type GroupRow, LeadAnalysisRepository } from './lead-analysis.repository';

/** Where leads come from and what becomes of them (DOMAIN K4), of those one may see. */
@Injectable()
export class LeadAnalysisService {
  constructor(
    private readonly repository: LeadAnalysisRepository,
    private readonly access: RecordAccess,
    private readonly company: CompanyService,
    private readonly clock: Clock,
  ) {}

  async of(me: Principal, { month, by, basis }: z.output<typeof leadAnalysisQuery>): Promise<LeadAnalysis> {
    const { zone } = await this.company.get();
    const first = DateTime.fromISO(`${month}-01`, { zone });
    const span = { from: first.toJSDate(), to: first.plus({ months: 1 }).toJSDate() };
    const groups = await this.repository.groups(by, basis, span, await this.access.seenAgents(me));
    const rows = groups.map(rowOf);
    return { rows, total: totalOf(rows), asOf: this.clock.now().toISOString() };
  }
}

const rowOf = ({ amount_cents, ...row }: GroupRow): LeadAnalysisRow => ({
  ...row,
  amountCents: Number(amount_cents),
  share: row.won / row.opened,
});

function totalOf(rows: readonly LeadAnalysisRow[]): LeadAnalysisRow {
  const sum = (key: 'opened' | 'valid' | 'handed' | 'contacted' | 'won' | 'amountCents') =>
    rows.reduce((all, row) => all + row[key], 0);
  const [opened, won] = [sum('opened'), sum('won')];
  const counts = { opened, valid: sum('valid'), handed: sum('handed'), contacted: sum('contacted'), won };
  return { key: '', name: '', ...counts, amountCents: sum('amountCents'), share: opened === 0 ? 0 : won / opened };
}
