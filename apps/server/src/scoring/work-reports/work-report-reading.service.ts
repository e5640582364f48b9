import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { WorkReport, workReportExport, workReportQuery } from '#contract';
import { CompanyService } from '../../desk/setup/company.service';
import { found } from '../../desk/setup/refusals';
import { Spans } from '../../desk/setup/spans';
import { ConductAccess } from '../../desk/teams/conduct-access';
import type { Principal } from '../../platform/auth/principal';
import { Database } from '../../platform/database/database';
import { decodeKey, everyRow, pageOf } from '../../platform/http/keyset';
import type { Table } from '../../platform/http/table';
import { WorkReportContents } from './work-report-content.service';
import { workReportLine, WORK_REPORT_COLUMNS } from './work-report-sheet';
import { workReportView } from './work-report.row';
import { WorkReportsRepository } from './work-reports.repository';

/** Reports as their reader may see them: one's own, those of whom one leads, all for admins (law 10). */
@Injectable()
export class WorkReportReading {
  constructor(
    private readonly database: Database,
    private readonly repository: WorkReportsRepository,
    private readonly contents: WorkReportContents,
    private readonly access: ConductAccess,
    private readonly company: CompanyService,
    private readonly spans: Spans,
  ) {}

  async page(me: Principal, { from, to, agentId, kind, after, limit }: z.output<typeof workReportQuery>) {
    const span = (await this.spans.between(from, to))!;
    const asked = { seen: await this.access.seenAgents(me), agentId, kind, span };
    const read = await this.repository.page(asked, decodeKey(after, 2), limit + 1);
    const { rows, next } = pageOf(read, limit, (r) => [r.key_at, r.id]);
    return { rows: rows.map(workReportView), next };
  }

  /** With what the desk counted: as it was when handed in, until then as it is now. */
  async one(me: Principal, id: string): Promise<WorkReport> {
    const row = found(await this.repository.row(this.database, id));
    await this.access.mustSee(me, row.agent_id);
    const about = { agentId: row.agent_id, kind: row.kind, from: row.from_day, to: row.to_day, zone: row.zone };
    const content = row.content ?? (await this.contents.of(about));
    return { ...workReportView(row), draft: row.agent_id === me.agentId ? row.draft : {}, content };
  }

  async sheet(me: Principal, query: z.output<typeof workReportExport>): Promise<Table> {
    const { zone } = await this.company.get();
    const { title, columns } = WORK_REPORT_COLUMNS[query.locale];
    const { locale, from, to, agentId, kind } = query;
    const rows = everyRow(
      (asked) => this.page(me, { from, to, agentId, kind, ...asked }),
      (row) => workReportLine(row, locale),
    );
    return { title: `${title} ${from} – ${to}`, zone, fixed: 2, columns, rows };
  }
}
