import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { FigureBy, FigureEvidence, Figures, figureRowsQuery, figuresQuery } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import { CompanyService } from '../../desk/setup/company.service';
import { Clock } from '../../platform/clock/clock';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { FIGURES } from '../catalogue/catalogue';
import { daysOf, lastDayOf, periodFrom, periodsBetween, spanOf } from '../catalogue/figure-periods';
import { FigureCells } from '../rollups/figure-cells.service';
import { agentRows, keyOf, placeRows } from './figure-rows';
import { FigureScopes } from './figure-scope';
import { FigureTable } from './figure-table';
import { FigureTargets } from './figure-targets';
import { type EvidenceRow, MetricsRepository } from './metrics.repository';

/** Figures per agent, team, inbox, channel, area or product and period, and the rows behind each of them (law 9). */
@Injectable()
export class FiguresService {
  constructor(
    private readonly repository: MetricsRepository,
    private readonly cells: FigureCells,
    private readonly scopes: FigureScopes,
    private readonly targets: FigureTargets,
    private readonly company: CompanyService,
    private readonly clock: Clock,
  ) {}

  async figures(me: Principal, { from, to, step, by, ...asked }: z.output<typeof figuresQuery>): Promise<Figures> {
    const periods = periodsBetween(from, to, step);
    const [scope, { zone }] = await Promise.all([this.scopes.of(me, asked), this.company.get()]);
    const [{ first }, { next }] = [periods[0]!, periods.at(-1)!];
    const now = this.clock.now();
    const agentIds = scope.agents.map(({ id }) => id);
    const days = daysOf({ first, next });
    const { tallies, behindSince } = await this.cells.read({
      first,
      next,
      days,
      zone,
      step,
      by,
      agentIds,
      nobody: scope.nobody,
    });
    const targetsOf = await this.targets.load({ periods, step, zone, now, agents: scope.agents });
    const table = new FigureTable(tallies, ({ key }, period) => targetsOf(key, period));
    const shown = { periods, scope, zone, now };
    const heads = by === 'agent' ? agentRows(table, shown) : placeRows(table, await this.names(by), shown);
    const rows = heads.map(([head, period]) => table.row(head, period));
    return {
      zone,
      from: first,
      to: lastDayOf(periods.at(-1)!),
      step,
      by,
      asOf: (behindSince ?? now).toISOString(),
      meanings: await this.meanings(now),
      rows,
      totals: table.totals(rows),
    };
  }

  async evidence(me: Principal, { by, id, ...query }: z.output<typeof figureRowsQuery>) {
    const scope = await this.scopes.of(me, { teamId: query.teamId, agentId: by === 'agent' ? id : query.agentId });
    const period = periodFrom(query.period, query.step);
    const { zone } = await this.company.get();
    const span = spanOf(period.first, period.next, zone);
    const after = decodeKey(query.after, 2);
    const behind = { figure: query.figure, row: { by, of: keyOf(by, id) }, ...span, scope };
    const found = await this.repository.evidence(behind, after, query.limit + 1);
    const { rows, next } = pageOf(found, query.limit, (r) => [r.key_at, r.id]);
    return { rows: rows.map(evidenceView), next };
  }

  private async names(by: Exclude<FigureBy, 'agent'>): Promise<Map<string, string>> {
    return by === 'channel' || by === 'product' ? new Map() : this.repository.names(by);
  }

  private meanings(now: Date): Promise<Figures['meanings']> {
    return Promise.all(
      FIGURES.map(async ({ measure: _, ...meaning }) => ({
        ...meaning,
        target: await this.targets.current(meaning.key, now),
      })),
    );
  }
}

export const evidenceView = (r: EvidenceRow): FigureEvidence => ({
  id: r.id,
  at: r.at.toISOString(),
  ticketId: r.ticket_id,
  ticketNumber: r.ticket_number === null ? null : Number(r.ticket_number),
  contactName: r.contact_name,
  text: r.text,
  value: r.value,
});
