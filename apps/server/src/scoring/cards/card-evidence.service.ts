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

type Figures = Map<FigureKey, Map<string, GatheredRows[]>>;

/** What was known of some cards' agents, by agent. */
export interface Evidence {
  /** Figures day by day: a part for each day that has any, in order. */
  daily: Figures;
  /** Figures of the whole month: its parts. One that adds up and is known day by day is not read again. */
  whole: Figures;
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
    const daily = await this.figures(asked, figuresWhere(cards, isDaily), days);
    const whole = figuresWhere(cards, (line) => !isDaily(line));
    const apart = [...whole].filter((figure) => !daily.has(figure) || !this.readings.addsUp(figure));
    const monthly = new Map([...daily, ...(await this.figures(asked, apart, [span.from]))]);
    const conduct = await this.violations.counting({ agentIds: withLine(asked, 'violations'), ...span, snapshot });
    const entries = await this.refinements.entries(withLine(asked, 'refinements'), dueDays, snapshot);
    const reports = await this.reports.due({ agentIds: withLine(asked, 'reports'), ...span, snapshot });
    return { daily, whole: monthly, conduct: byAgent(conduct), entries: byAgent(entries), reports: byAgent(reports) };
  }

  /** Of every agent with a line on the figure, whichever line it is. */
  private async figures(
    { cards, span, snapshot }: Asked,
    figures: Iterable<FigureKey>,
    starts: readonly Date[],
  ): Promise<Figures> {
    const read: Figures = new Map();
    for (const figure of figures) {
      const agentIds = cards.filter(({ lines }) => lines.some((line) => figuresOf(line).includes(figure)));
      const asked = { agentIds: agentIds.map(({ agent_id }) => agent_id), ...span, snapshot, starts };
      read.set(figure, byAgent(await this.readings.gatheredOf(figure, asked)));
    }
    return read;
  }
}

/** Whether each day is measured for itself. */
export const isDaily = ({ source, formula }: TemplateLine): boolean =>
  source.kind === 'figure' && formula.type === 'per_unit_missing';

/** The figures that a line asks for. */
export function figuresOf({ source, formula }: TemplateLine): FigureKey[] {
  if (source.kind === 'figure') return [source.figure as FigureKey];
  const asks = source.kind === 'conditions' && formula.type === 'all_or_nothing';
  return asks ? formula.conditions.map(({ figure }) => figure as FigureKey) : [];
}

const figuresWhere = (cards: Asked['cards'], which: (line: TemplateLine) => boolean): Set<FigureKey> =>
  new Set(cards.flatMap(({ lines }) => lines.filter(which).flatMap(figuresOf)));

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
