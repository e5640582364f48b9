import { Injectable } from '@nestjs/common';
import type { FigureKey } from '#contract';
import { dayRange, type TemplateLine } from '#domain';
import { FigureReadings, type GatheredRows } from '../metrics/figure-readings.service';
import { RefinementReadings } from '../refinements/refinement-readings.service';
import { daysOf, periodFrom } from '../catalogue/figure-periods';
import { ViolationReadings } from '../violations/violation-readings.service';
import { WorkReportReadings } from '../work-reports/work-report-readings.service';
import type { CardRow } from './card.row';

type SourceKind = TemplateLine['source']['kind'];
type Of<T extends { agentId: string }> = Map<string, T[]>;
type Read<T> = T extends Promise<(infer R extends { agentId: string })[]> ? Of<R> : never;

interface Asked {
  /** Of one month: an agent has one card in it. */
  cards: readonly Pick<CardRow, 'agent_id' | 'lines' | 'month'>[];
  span: { zone: string; from: Date; to: Date };
  snapshot: string;
  dueDays: readonly string[];
}

type Figures = Map<string, Map<string, GatheredRows[]>>;

/** What was known of some cards' agents, by agent. */
export interface Evidence {
  /** Figures of the whole month: one part each. */
  whole: Figures;
  /** Figures day by day: a part for each day that has any, in order. */
  daily: Figures;
  conduct: Read<ReturnType<ViolationReadings['counting']>>;
  entries: Read<ReturnType<RefinementReadings['entries']>>;
  reports: Read<ReturnType<WorkReportReadings['due']>>;
}

/** Reads what the lines of many cards are measured by: one statement for each figure or ledger, however many agents. */
@Injectable()
export class CardEvidence {
  constructor(
    private readonly readings: FigureReadings,
    private readonly violations: ViolationReadings,
    private readonly refinements: RefinementReadings,
    private readonly reports: WorkReportReadings,
  ) {}

  // One after the other: a look at a month must not take every connection of the desk.
  async gather(asked: Asked): Promise<Evidence> {
    const { cards, snapshot, span, dueDays } = asked;
    const days = daysOf(periodFrom(cards[0]!.month, 'month')).map((day) => dayRange(span.zone, day).from);
    const whole = await this.figures(asked, (line) => !isDaily(line), [span.from]);
    const daily = await this.figures(asked, isDaily, days);
    const conduct = await this.violations.counting({ agentIds: withLine(asked, 'violations'), ...span, snapshot });
    const entries = await this.refinements.entries(withLine(asked, 'refinements'), dueDays, snapshot);
    const reports = await this.reports.due({ agentIds: withLine(asked, 'reports'), ...span, snapshot });
    return { whole, daily, conduct: byAgent(conduct), entries: byAgent(entries), reports: byAgent(reports) };
  }

  private async figures(
    { cards, span, snapshot }: Asked,
    which: (line: TemplateLine) => boolean,
    starts: readonly Date[],
  ): Promise<Figures> {
    const asking = new Map<string, string[]>();
    for (const { agent_id, lines } of cards)
      for (const figure of new Set(lines.filter(which).flatMap(figuresOf)))
        asking.set(figure, [...(asking.get(figure) ?? []), agent_id]);
    const figures: Figures = new Map();
    for (const [figure, agentIds] of asking)
      figures.set(
        figure,
        byAgent(await this.readings.gatheredOf(figure as FigureKey, { agentIds, ...span, snapshot, starts })),
      );
    return figures;
  }
}

/** Whether each day is measured for itself. */
export const isDaily = ({ source, formula }: TemplateLine): boolean =>
  source.kind === 'figure' && formula.type === 'per_unit_missing';

/** The figures that a line asks for. */
export function figuresOf({ source, formula }: TemplateLine): string[] {
  if (source.kind === 'figure') return [source.figure];
  const asks = source.kind === 'conditions' && formula.type === 'all_or_nothing';
  return asks ? formula.conditions.map(({ figure }) => figure) : [];
}

const withLine = ({ cards }: Asked, kind: SourceKind): string[] =>
  cards.filter(({ lines }) => lines.some(({ source }) => source.kind === kind)).map(({ agent_id }) => agent_id);

/** In the order in which they came. */
function byAgent<T extends { agentId: string }>(rows: readonly T[]): Of<T> {
  const groups: Of<T> = new Map();
  for (const row of rows) {
    const group = groups.get(row.agentId);
    if (group) group.push(row);
    else groups.set(row.agentId, [row]);
  }
  return groups;
}
