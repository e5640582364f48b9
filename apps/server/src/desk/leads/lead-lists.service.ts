import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { z } from 'zod';
import type { LeadFunnel, leadFunnelQuery, LeadPage, leadQuery } from '#contract';
import { leadFunnel } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { RecordAccess } from '../records/record-access';
import { CompanyService } from '../setup/company.service';
import { found } from '../setup/refusals';
import { ContactTerritory } from '../territories/contact-territory.service';
import { type LeadNarrowing, LeadListsRepository } from './lead-lists.repository';
import { LeadSameness } from './lead-sameness.service';
import { leadView } from './lead.view';
import { LeadsRepository } from './leads.repository';

/** Leads as lists, as a funnel and each on its own page. */
@Injectable()
export class LeadLists {
  constructor(
    private readonly database: Database,
    private readonly repository: LeadListsRepository,
    private readonly leads: LeadsRepository,
    private readonly access: RecordAccess,
    private readonly sameness: LeadSameness,
    private readonly territories: ContactTerritory,
    private readonly company: CompanyService,
    private readonly clock: Clock,
  ) {}

  async page(me: Principal, query: z.output<typeof leadQuery>) {
    const seen = await this.access.seenAgents(me);
    const wonSpan = query.wonIn && (await this.spanOf(query.wonIn));
    const filter = { ...query, ...(await this.narrowing(query)), ...(wonSpan && { wonSpan }) };
    const list = await this.repository.page(seen, filter, decodeKey(query.after, 2), query.limit + 1);
    const { rows, next } = pageOf(list, query.limit, (r) => [r.key_at, r.id]);
    return { rows: rows.map(leadView), next };
  }

  async funnel(me: Principal, query: z.output<typeof leadFunnelQuery>): Promise<LeadFunnel> {
    const seen = await this.access.seenAgents(me);
    const [groups, sources, campaigns, territories] = await Promise.all([
      this.repository.funnel(seen, await this.narrowing(query)),
      this.repository.named(seen, 'source'),
      this.repository.named(seen, 'campaign'),
      this.repository.territories(seen),
    ]);
    const { steps, stages } = leadFunnel(groups);
    const amountCents = groups.reduce((sum, { amount_cents }) => sum + Number(amount_cents ?? 0), 0);
    const asOf = this.clock.now().toISOString();
    return { steps, stages, amountCents, sources, campaigns, territories, asOf };
  }

  async one(me: Principal, id: string): Promise<LeadPage> {
    const row = found(await this.leads.row(this.database, id));
    await this.access.mustSee(me, row.agent_id);
    const [history, same, where] = await Promise.all([
      this.repository.history(id),
      this.sameness.of(me, row.contact_id, id),
      this.territories.of(row.contact_id),
    ]);
    const area = where.territory;
    return {
      lead: leadView(row),
      history: history.map((step) => ({ ...step, at: step.at.toISOString() })),
      same: same.rows,
      days: same.days,
      proposed: area?.salesperson
        ? { name: area.salesperson, phone: area.salespersonPhone, territoryId: area.id, territoryName: area.name }
        : null,
    };
  }

  private async narrowing({ month, ...query }: z.output<typeof leadFunnelQuery>): Promise<LeadNarrowing> {
    return month ? { ...query, span: await this.spanOf(month) } : query;
  }

  private async spanOf(month: string) {
    const { zone } = await this.company.get();
    const from = DateTime.fromISO(`${month}-01`, { zone });
    return { from: from.toJSDate(), to: from.plus({ months: 1 }).toJSDate() };
  }
}
