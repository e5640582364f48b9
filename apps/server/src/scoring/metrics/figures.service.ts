import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { AgentAccount, FigureEvidence, Figures, figureRowsQuery, figuresQuery } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import { CompanyService } from '../../desk/setup/company.service';
import { Clock } from '../../platform/clock/clock';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { MEANINGS } from './catalogue';
import { dayIn, lastDayOf, type Period, periodFrom, periodsBetween, spanOf } from './figure-periods';
import { type FigureScope, FigureScopes } from './figure-scope';
import { FigureTable } from './figure-table';
import { FigureTargets } from './figure-targets';
import { type EvidenceRow, MetricsRepository } from './metrics.repository';

/** Figures per agent and period, and the rows behind each of them (law 9). */
@Injectable()
export class FiguresService {
  constructor(
    private readonly repository: MetricsRepository,
    private readonly scopes: FigureScopes,
    private readonly targets: FigureTargets,
    private readonly company: CompanyService,
    private readonly clock: Clock,
  ) {}

  async figures(me: Principal, { from, to, step, ...asked }: z.output<typeof figuresQuery>): Promise<Figures> {
    const periods = periodsBetween(from, to, step);
    const [scope, { zone }] = await Promise.all([this.scopes.of(me, asked), this.company.get()]);
    const [first, last] = [periods[0]!, periods.at(-1)!];
    const now = this.clock.now();
    const cells = await this.repository.cells(spanOf(first.first, last.next, zone), zone, step, scope);
    const targetsOf = await this.targets.load({ periods, step, zone, now, agents: scope.agents });
    const table = new FigureTable(cells, targetsOf);
    const rows = shown(periods, scope, zone, now, table).map(([agent, period]) => table.row(agent, period));
    return {
      zone,
      from: first.first,
      to: lastDayOf(last),
      step,
      asOf: now.toISOString(),
      meanings: await this.meanings(now),
      rows,
      totals: table.totals(rows),
    };
  }

  async evidence(me: Principal, query: z.output<typeof figureRowsQuery>) {
    await this.scopes.of(me, { agentId: query.agentId });
    const period = periodFrom(query.period, query.step);
    const { zone } = await this.company.get();
    const span = spanOf(period.first, period.next, zone);
    const after = decodeKey(query.after, 2);
    const found = await this.repository.evidence(query.figure, span, query.agentId, after, query.limit + 1);
    const { rows, next } = pageOf(found, query.limit, (r) => [r.key_at, r.id]);
    return { rows: rows.map(evidenceView), next };
  }

  private meanings(now: Date): Promise<Figures['meanings']> {
    return Promise.all(
      MEANINGS.map(async ({ name: _, ...meaning }) => ({
        ...meaning,
        target: await this.targets.current(meaning.key, now),
      })),
    );
  }
}

/** Everybody who works here has a row in each period begun since they came; who left, where there is something to show. */
function shown(periods: Period[], { agents }: FigureScope, zone: string, now: Date, table: FigureTable) {
  const today = dayIn(zone, now);
  const works = (agent: AgentAccount, period: Period): boolean =>
    !agent.disabledAt && period.first <= today && dayIn(zone, new Date(agent.createdAt)) < period.next;
  return periods.flatMap((period) =>
    agents
      .filter((agent) => works(agent, period) || table.has(agent.id, period))
      .map((agent) => [agent, period] as [AgentAccount, Period]),
  );
}

const evidenceView = (r: EvidenceRow): FigureEvidence => ({
  id: r.id,
  at: r.at.toISOString(),
  ticketId: r.ticket_id,
  ticketNumber: r.ticket_number === null ? null : Number(r.ticket_number),
  contactName: r.contact_name,
  text: r.text,
  value: r.value,
});
