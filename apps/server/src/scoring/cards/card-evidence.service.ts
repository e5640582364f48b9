import { Injectable } from '@nestjs/common';
import type { FigureKey } from '#contract';
import type { TemplateLine } from '#domain';
import { FigureReadings, type KnownRow } from '../metrics/figure-readings.service';
import { RefinementReadings } from '../refinements/refinement-readings.service';
import { ViolationReadings } from '../violations/violation-readings.service';
import { WorkReportReadings } from '../work-reports/work-report-readings.service';
import type { CardRow } from './card.row';

type SourceKind = TemplateLine['source']['kind'];
type Of<T extends { agentId: string }> = Map<string, T[]>;
type Read<T> = T extends Promise<(infer R extends { agentId: string })[]> ? Of<R> : never;

interface Asked {
  /** Of one month: an agent has one card in it. */
  cards: readonly Pick<CardRow, 'agent_id' | 'lines'>[];
  span: { from: Date; to: Date };
  snapshot: string;
  dueDays: readonly string[];
  words: boolean;
}

/** What was known of some cards' agents, by agent. */
export interface Evidence {
  figures: Map<string, Map<string, KnownRow[]>>;
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
    const { snapshot, span, dueDays } = asked;
    const figures = await this.figures(asked);
    const conduct = await this.violations.counting({ agentIds: withLine(asked, 'violations'), ...span, snapshot });
    const entries = await this.refinements.entries(withLine(asked, 'refinements'), dueDays, snapshot);
    const reports = await this.reports.due({ agentIds: withLine(asked, 'reports'), ...span, snapshot });
    return { figures, conduct: byAgent(conduct), entries: byAgent(entries), reports: byAgent(reports) };
  }

  private async figures({ cards, span, snapshot, words }: Asked): Promise<Evidence['figures']> {
    const asking = new Map<string, string[]>();
    for (const { agent_id, lines } of cards)
      for (const figure of new Set(lines.flatMap(figuresOf)))
        asking.set(figure, [...(asking.get(figure) ?? []), agent_id]);
    const figures: Evidence['figures'] = new Map();
    for (const [figure, agentIds] of asking) {
      const rows = await this.readings.ofMany(figure as FigureKey, { agentIds, ...span, snapshot, words });
      figures.set(
        figure,
        grouped(rows, (row) => row.agent_id),
      );
    }
    return figures;
  }
}

/** The figures that a line asks for. */
export function figuresOf({ source, formula }: TemplateLine): string[] {
  if (source.kind === 'figure') return [source.figure];
  const asks = source.kind === 'conditions' && formula.type === 'all_or_nothing';
  return asks ? formula.conditions.map(({ figure }) => figure) : [];
}

const withLine = ({ cards }: Asked, kind: SourceKind): string[] =>
  cards.filter(({ lines }) => lines.some(({ source }) => source.kind === kind)).map(({ agent_id }) => agent_id);

const byAgent = <T extends { agentId: string }>(rows: readonly T[]): Of<T> => grouped(rows, (row) => row.agentId);

/** Rows by what they belong to, each group in the order in which they came. */
function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
