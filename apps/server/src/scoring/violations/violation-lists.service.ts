import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ConductMonth, ConductWaiting, conductMonthQuery, Violation, violationQuery } from '#contract';
import { DomainError } from '#domain';
import { type AttachmentRecord, AttachmentsService } from '../../desk/attachments/attachments.service';
import { CompanyService } from '../../desk/setup/company.service';
import { found } from '../../desk/setup/refusals';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { periodFrom, spanOf } from '../catalogue/figure-periods';
import { ConductAccess } from '../../desk/teams/conduct-access';
import { violationView } from './violation.view';
import { ViolationsRepository } from './violations.repository';

/** What of the ledger an agent may read: rows, a month's points, what waits, and the files of appeals. */
@Injectable()
export class ViolationLists {
  constructor(
    private readonly repository: ViolationsRepository,
    private readonly access: ConductAccess,
    private readonly company: CompanyService,
    private readonly attachments: AttachmentsService,
    private readonly clock: Clock,
  ) {}

  async page(me: Principal, query: z.output<typeof violationQuery>) {
    const [seen, span] = await Promise.all([this.access.seenAgents(me), query.month ? this.spanOf(query.month) : null]);
    const after = decodeKey(query.after, 2);
    const read = await this.repository.page(seen, query, span, after, query.limit + 1);
    const { rows, next } = pageOf(read, query.limit, (r) => [r.key_at, r.id]);
    return { rows: rows.map(violationView), next };
  }

  async one(me: Principal, id: string): Promise<Violation> {
    const row = found(await this.repository.row(id));
    await this.access.mustSee(me, row.agent_id);
    return violationView(row);
  }

  async month(me: Principal, { month }: z.output<typeof conductMonthQuery>): Promise<ConductMonth> {
    const [seen, span, { zone }] = await Promise.all([
      this.access.seenAgents(me),
      this.spanOf(month),
      this.company.get(),
    ]);
    const [rows, faults] = await Promise.all([this.repository.months(seen, span), this.repository.faults(seen, span)]);
    return { month, zone, rows, faults };
  }

  async waiting(me: Principal): Promise<ConductWaiting> {
    return this.repository.waiting(await this.access.seenAgents(me), me.agentId, this.clock.now());
  }

  /** Who may see the violation may read what the agent laid before the judges. */
  async file(me: Principal, id: string, fileId: string): Promise<AttachmentRecord> {
    const { steps } = await this.one(me, id);
    if (!steps.some(({ files }) => files.some((file) => file.id === fileId))) throw new DomainError('not_found');
    return this.attachments.record(fileId);
  }

  private async spanOf(month: string) {
    const { first, next } = periodFrom(`${month}-01`, 'month');
    return spanOf(first, next, (await this.company.get()).zone);
  }
}
