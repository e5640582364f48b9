import { Injectable } from '@nestjs/common';
import type { CardRow as Behind, CardRows, FigureKey } from '#contract';
import { type Exact, exact, localDayOf, sum, type TemplateLine, textOf, type Workdays, ZERO } from '#domain';
import { FigureReadings } from '../metrics/figure-readings.service';
import { RefinementReadings } from '../refinements/refinement-readings.service';
import { CardEvidence, type Evidence, figuresOf, isDaily } from './card-evidence.service';
import { CardMonths } from './card-months.service';
import type { CardRow, Counted } from './card.row';
import { conduct, learned, pair, reported, type Told } from './measured-ledgers';
import { behind } from './rows-behind';

/** What was known when: which events, which working days, and which days asked for a refinement. */
export interface Moment {
  snapshot: string;
  at: Date;
  workdays: Workdays;
  dueDays: string[];
}
type Span = Awaited<ReturnType<CardMonths['span']>>;
interface Asked {
  card: CardRow;
  span: Span;
  moment: Moment;
  evidence: Evidence;
}
/** A card at a moment. */
export interface Asking {
  card: CardRow;
  moment: Moment;
}

/** What each line of a card is measured by, from events alone, with the rows behind it (law 9). */
@Injectable()
export class CardMeasures {
  constructor(
    private readonly figures: FigureReadings,
    private readonly evidence: CardEvidence,
    private readonly refinements: RefinementReadings,
    private readonly months: CardMonths,
  ) {}

  /** Cards of a month at the moment that `at` is, with all that is stored until now. */
  async moments(cards: readonly CardRow[], span: Span, at: Date): Promise<Asking[]> {
    const snapshot = await this.figures.snapshot();
    const employed = await this.months.employed(cards.map(({ agent_id }) => agent_id));
    const workdays = await this.months.workdaysOf(employed, cards[0]!.month);
    const own = new Map([...workdays].map(([id, days]) => [id, days.own]));
    const dueDays = await this.refinements.dueDays(own, span.zone, localDayOf(span.zone, at));
    return cards.map((card) => {
      const { agent_id: id } = card;
      return { card, moment: { snapshot, at, workdays: workdays.get(id)!, dueDays: dueDays.get(id)! } };
    });
  }

  /** What every line of some cards of one month comes to, in their order; all are asked at one snapshot. */
  async measure(asking: readonly Asking[]): Promise<Map<string, Counted>[]> {
    const span = await this.months.span(asking[0]!.card.month);
    const dueDays = [...new Set(asking.flatMap(({ moment }) => moment.dueDays))];
    const cards = asking.map(({ card }) => card);
    const { snapshot } = asking[0]!.moment;
    const evidence = await this.evidence.gather({ cards, span, snapshot, dueDays });
    const measured: Map<string, Counted>[] = [];
    for (const one of asking) {
      const lines = new Map<string, Counted>();
      for (const line of one.card.lines) lines.set(line.key, await this.measured(line, { ...one, span, evidence }));
      measured.push(lines);
    }
    return measured;
  }

  /** The rows behind one line, in words. */
  async rows(line: TemplateLine, { card, moment }: Asking): Promise<Behind[]> {
    const span = await this.months.span(card.month);
    const { snapshot, dueDays } = moment;
    const figures = figuresOf(line);
    if (figures.length > 0) {
      const asked = { agentId: card.agent_id, ...span, snapshot };
      const rows = await Promise.all(figures.map((figure) => this.figures.rows(figure, asked)));
      return rows.flat().map(behind);
    }
    const evidence = await this.evidence.gather({ cards: [{ ...card, lines: [line] }], span, snapshot, dueDays });
    return ledger(line, { card, moment, span, evidence })?.rows ?? [];
  }

  /** What the rows behind a line come to, gathered as its figure is; rows of several figures come to nothing together. */
  together(line: TemplateLine, rows: readonly Behind[]): Pick<CardRows, 'gather' | 'value'> {
    const [figure, another] = [...new Set(figuresOf(line))] as FigureKey[];
    if (another) return { gather: null, value: null };
    if (!figure || isDaily(line)) return { gather: 'sum', value: textOf(sum(rows.map(({ value }) => exact(value)))) };
    const value = this.figures.gathered(figure, rows);
    return { gather: this.figures.gatherOf(figure), value: value && textOf(value) };
  }

  private async measured(line: TemplateLine, asked: Asked): Promise<Counted> {
    switch (line.source.kind) {
      case 'figure':
        return isDaily(line) ? this.days(line, asked) : this.figure(line, asked);
      case 'conditions':
        return this.conditions(line, asked);
      case 'import':
        return this.imported(line, asked);
      default: {
        const told = ledger(line, asked);
        return told ? { measures: told.measures, evidence: told.rows.map(({ id }) => id) } : NOTHING;
      }
    }
  }

  /** What a figure came to in the month; of no rows whatever nothing comes to. */
  private whole(figure: FigureKey, { card, evidence }: Asked): { value: Exact | null; ids: string[] } {
    const parts = evidence.whole.get(figure)?.get(card.agent_id) ?? [];
    return { value: this.figures.cameTo(figure, parts), ids: parts.flatMap(({ ids }) => ids) };
  }

  private figure(line: TemplateLine, asked: Asked): Promise<Counted> {
    const { value, ids } = this.whole(figuresOf(line)[0]!, asked);
    return this.against(line, asked, value, ids);
  }

  /** Each working day that is over has a measure of its own (DOMAIN N1). */
  private async days(line: TemplateLine, { card, span, moment, evidence }: Asked): Promise<Counted> {
    const [figure] = figuresOf(line) as [FigureKey];
    const { target } = line;
    const parts = evidence.daily.get(figure)?.get(card.agent_id) ?? [];
    const ofDay = new Map(parts.map((part) => [part.span, this.figures.cameTo(figure, [part])]));
    const today = localDayOf(span.zone, moment.at);
    const measures: Counted['measures'] = [];
    for (const day of moment.workdays.own.filter((own) => own < today)) {
      const own = ofDay.get(Number(day.slice(-2)) - 1) ?? ZERO;
      const due =
        target.kind === 'setting' ? await this.months.targetOfDay(target.setting, day, span, moment.at) : ZERO;
      measures.push(pair(own, due));
    }
    return { measures, evidence: parts.flatMap(({ ids }) => ids) };
  }

  private conditions({ formula }: TemplateLine, asked: Asked): Counted {
    const conditions = formula.type === 'all_or_nothing' ? formula.conditions : [];
    const parts = conditions.map(({ figure, limit }) => ({
      ...this.whole(figure as FigureKey, asked),
      limit: exact(limit),
    }));
    return {
      measures: parts.flatMap(({ value, limit }) => (value ? [pair(value, limit)] : [])),
      evidence: parts.flatMap(({ ids }) => ids),
    };
  }

  private imported(line: TemplateLine, asked: Asked): Promise<Counted> {
    const written = asked.card.imports[line.key];
    return this.against(line, asked, written ? exact(written.actual) : null, []);
  }

  /** Nothing to hold it against, and nothing measured, leave the line to a person. */
  private async against(
    line: TemplateLine,
    { span, moment }: Asked,
    actual: Exact | null,
    evidence: string[],
  ): Promise<Counted> {
    const target = await this.months.target(line, moment.workdays, span, moment.at);
    const nothing = actual === null || (line.target.kind !== 'none' && target.n === 0n);
    return { measures: nothing ? [] : [pair(actual, target)], evidence };
  }
}

const NOTHING: Counted = { measures: [], evidence: [] };

/** A line that is counted from what people write; null for one that is not. */
function ledger({ source }: TemplateLine, { card, moment, evidence }: Asked): Told | null {
  const { agent_id: id } = card;
  switch (source.kind) {
    case 'violations':
      return conduct(evidence.conduct.get(id) ?? []);
    case 'refinements':
      return learned(evidence.entries.get(id) ?? [], moment.dueDays);
    case 'reports':
      return reported(evidence.reports.get(id) ?? []);
    default:
      return null;
  }
}
