import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { FigureChart, FigurePoint, figureChartQuery, figureChartRowsQuery } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import { CompanyService } from '../../desk/setup/company.service';
import { Clock } from '../../platform/clock/clock';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { figureOf, partsOf } from '../catalogue/catalogue';
import type { Figure } from '../catalogue/figure';
import {
  dayIn,
  daysBefore,
  daysOf,
  lastDayOf,
  nextDay,
  type Period,
  periodsBefore,
  periodsBetween,
  spanOf,
} from '../catalogue/figure-periods';
import { FigureCells, type Tallies } from '../rollups/figure-cells.service';
import { FigureHours } from '../rollups/figure-hours.service';
import { joined, Tally } from '../rollups/tally';
import { type FigureScope, FigureScopes } from './figure-scope';
import { evidenceView } from './figures.service';
import { MetricsRepository } from './metrics.repository';

/** Hours are counted from the events themselves, so of no more days than answer at once. */
const HOURS_DAYS = 28;

interface Shown {
  figure: Figure;
  periods: Period[];
  scope: FigureScope;
  zone: string;
}

/** One figure as it went: by period beside the span before, how its values lie, and by hour of the week. */
@Injectable()
export class FigureCharts {
  constructor(
    private readonly repository: MetricsRepository,
    private readonly cells: FigureCells,
    private readonly hours: FigureHours,
    private readonly scopes: FigureScopes,
    private readonly company: CompanyService,
    private readonly clock: Clock,
  ) {}

  async chart(
    me: Principal,
    { figure, from, to, step, ...asked }: z.output<typeof figureChartQuery>,
  ): Promise<FigureChart> {
    const periods = periodsBetween(from, to, step);
    const [scope, { zone }] = await Promise.all([this.scopes.of(me, asked), this.company.get()]);
    const shown = { figure: figureOf(figure), periods, scope, zone };
    const [cells, hours] = await Promise.all([this.ofPeriods(shown, step), this.ofHours(shown)]);
    const last = lastDayOf(periods.at(-1)!);
    return { figure, zone, from: periods[0]!.first, to: last, step, ...cells, hours };
  }

  /** The rows behind a mark of the chart (law 9). */
  async rows(me: Principal, { figure, from, to, teamId, agentId, ...query }: z.output<typeof figureChartRowsQuery>) {
    const [scope, { zone }] = await Promise.all([this.scopes.of(me, { teamId, agentId }), this.company.get()]);
    const days = periodsBetween(from, to, 'day');
    const { after, limit, ...mark } = query;
    const span = spanOf(days[0]!.first, days.at(-1)!.next, zone);
    const behind = { figure, scope, ...span, mark: { ...mark, zone } };
    const found = await this.repository.evidence(behind, decodeKey(after, 2), limit + 1);
    const { rows, next } = pageOf(found, limit, (r) => [r.key_at, r.id]);
    return { rows: rows.map(evidenceView), next };
  }

  private async ofPeriods({ figure, periods, scope, zone }: Shown, step: FigureChart['step']) {
    const earlier = periodsBefore(periods, step);
    const [first, next] = [earlier[0]!.first, periods.at(-1)!.next];
    const { tallies, behindSince } = await this.cells.read({
      ...{ first, next, days: daysOf({ first, next }), zone, step, by: 'agent' },
      ...whose(scope),
      sources: sourcesOf(figure),
    });
    const now = this.clock.now();
    const today = dayIn(zone, now);
    const counted = byPeriod(tallies, figure);
    const tallyOf = ({ first: period }: Period): Tally => counted.get(period) ?? new Tally();
    const pointOf = (period: Period): FigurePoint => ({ period: period.first, ...valueOf(figure, tallyOf(period)) });
    const ofDay = (period: Period): FigurePoint =>
      period.first <= today ? pointOf(period) : { period: period.first, value: null, n: 0 };
    const [whole, before] = [joined(periods.map(tallyOf)), joined(earlier.map(tallyOf))];
    return {
      asOf: (behindSince ?? now).toISOString(),
      points: periods.map(ofDay),
      before: earlier.map(pointOf),
      whole: valueOf(figure, whole),
      wholeBefore: valueOf(figure, before),
      spread: whole.spread(),
    };
  }

  private async ofHours({ figure, periods, scope, zone }: Shown): Promise<FigureChart['hours']> {
    const today = dayIn(zone, this.clock.now());
    const [first, end] = [periods[0]!.first, periods.at(-1)!.next];
    const next = end <= today ? end : nextDay(today);
    const since = [first, daysBefore(next, HOURS_DAYS)].sort().at(-1)!;
    const days = { from: since, to: daysBefore(next, 1) };
    if (since >= next) return { from: first, to: first, cells: [] };
    const asked = { ...spanOf(since, next, zone), zone, ...whose(scope), sources: sourcesOf(figure) };
    const { hours, tally } = await this.hours.read(asked);
    const cells = hours.map((hour) => {
      const parts = measuresOf(figure).flatMap((measure) => tally(measure, hour) ?? []);
      return { ...hour, ...valueOf(figure, joined(parts)) };
    });
    return { ...days, cells: cells.filter(({ n }) => n > 0) };
  }
}

const whose = ({ agents, nobody }: FigureScope) => ({ agentIds: agents.map(({ id }) => id), nobody });
const sourcesOf = ({ key }: Figure) => [...new Set(partsOf(key).map(({ source }) => source))];
const measuresOf = ({ measure, plus }: Figure): string[] => [measure, ...(plus ? [plus] : [])];
const valueOf = ({ gather }: Figure, tally: Tally) => ({ value: tally.gathered(gather), n: tally.n });

/** What all together counted, by the first day of each period. */
function byPeriod(tallies: Tallies, figure: Figure): Map<string, Tally> {
  const periods = new Map<string, Tally>();
  for (const measure of measuresOf(figure))
    for (const [place, tally] of tallies.get(measure) ?? []) {
      const period = place.slice(place.lastIndexOf(' ') + 1);
      const whole = periods.get(period) ?? new Tally();
      whole.join(tally);
      periods.set(period, whole);
    }
  return periods;
}
