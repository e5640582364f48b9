import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { CardRow as Behind, CardRows, FigureKey } from '#contract';
import { dayRange, type Exact, exact, localDayOf, sum, type TemplateLine, textOf, type Workdays, ZERO } from '#domain';
import { FigureReadings, type KnownRow } from '../metrics/figure-readings.service';
import { RefinementReadings } from '../refinements/refinement-readings.service';
import { CardEvidence, type Evidence, figuresOf } from './card-evidence.service';
import { CardMonths } from './card-months.service';
import type { CardRow, MeasuredLine } from './card.row';
import { conduct, learned, pair, reported } from './measured-ledgers';
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
  async measure(asking: readonly Asking[]): Promise<Map<string, MeasuredLine>[]> {
    const span = await this.months.span(asking[0]!.card.month);
    const dueDays = [...new Set(asking.flatMap(({ moment }) => moment.dueDays))];
    const cards = asking.map(({ card }) => card);
    const { snapshot } = asking[0]!.moment;
    const evidence = await this.evidence.gather({ cards, span, snapshot, dueDays, words: false });
    const measured: Map<string, MeasuredLine>[] = [];
    for (const one of asking) {
      const lines = new Map<string, MeasuredLine>();
      for (const line of one.card.lines) {
        lines.set(line.key, await this.measured(line, { ...one, span, evidence }));
        // Thousands of rows were counted: whoever waits meanwhile comes in between.
        await setImmediate();
      }
      measured.push(lines);
    }
    return measured;
  }

  /** One line with its rows in words. */
  async line(line: TemplateLine, { card, moment }: Asking): Promise<MeasuredLine> {
    const span = await this.months.span(card.month);
    const { snapshot, dueDays } = moment;
    const cards = [{ ...card, lines: [line] }];
    const evidence = await this.evidence.gather({ cards, span, snapshot, dueDays, words: true });
    return this.measured(line, { card, moment, span, evidence });
  }

  /** What the rows behind a line come to, gathered as its figure is; rows of several figures come to nothing together. */
  together(line: TemplateLine, rows: readonly Behind[]): Pick<CardRows, 'gather' | 'value'> {
    const [figure, another] = [...new Set(figuresOf(line))] as FigureKey[];
    if (another) return { gather: null, value: null };
    const daily = !figure || line.formula.type === 'per_unit_missing';
    if (daily) return { gather: 'sum', value: textOf(sum(rows.map(({ value }) => exact(value)))) };
    const value = this.figures.gathered(figure, rows);
    return { gather: this.figures.gatherOf(figure), value: value && textOf(value) };
  }

  private async measured(line: TemplateLine, asked: Asked): Promise<MeasuredLine> {
    switch (line.source.kind) {
      case 'figure':
        return line.formula.type === 'per_unit_missing' ? this.days(line, asked) : this.figure(line, asked);
      case 'violations':
        return conduct(asked.evidence.conduct.get(asked.card.agent_id) ?? []);
      case 'refinements':
        return learned(asked.evidence.entries.get(asked.card.agent_id) ?? [], asked.moment.dueDays);
      case 'reports':
        return reported(asked.evidence.reports.get(asked.card.agent_id) ?? []);
      case 'conditions':
        return this.conditions(line, asked);
      case 'import':
        return this.imported(line, asked);
      case 'mark':
        return NOTHING;
    }
  }

  private rows(figure: string, { card, evidence }: Asked): KnownRow[] {
    return evidence.figures.get(figure)?.get(card.agent_id) ?? [];
  }

  private figure(line: TemplateLine, asked: Asked): Promise<MeasuredLine> {
    const figure = (line.source as { figure: FigureKey }).figure;
    const rows = this.rows(figure, asked);
    return this.against(line, asked, this.figures.gathered(figure, rows), rows);
  }

  /** Each working day that is over has a measure of its own (DOMAIN N1). */
  private async days(line: TemplateLine, asked: Asked): Promise<MeasuredLine> {
    const { span, moment } = asked;
    const figure = (line.source as { figure: FigureKey }).figure;
    const rows = this.rows(figure, asked);
    const today = localDayOf(span.zone, moment.at);
    const { target } = line;
    const measures: MeasuredLine['measures'] = [];
    let next = 0;
    for (const day of moment.workdays.own.filter((own) => own < today)) {
      const { from, to } = dayRange(span.zone, day);
      // Both the days and the rows stand in order of time.
      while (next < rows.length && rows[next]!.at < from) next += 1;
      const first = next;
      while (next < rows.length && rows[next]!.at < to) next += 1;
      const own = this.figures.gathered(figure, rows.slice(first, next)) ?? ZERO;
      const due =
        target.kind === 'setting' ? await this.months.targetOfDay(target.setting, day, span, moment.at) : ZERO;
      measures.push(pair(own, due));
    }
    return { measures, ...told(rows) };
  }

  private conditions({ formula }: TemplateLine, asked: Asked): MeasuredLine {
    const conditions = formula.type === 'all_or_nothing' ? formula.conditions : [];
    const parts = conditions.map(({ figure, limit }) => {
      const rows = this.rows(figure, asked);
      const actual = this.figures.gathered(figure as FigureKey, rows);
      return { measures: actual ? [pair(actual, exact(limit))] : [], rows };
    });
    return { measures: parts.flatMap(({ measures }) => measures), ...told(parts.flatMap(({ rows }) => rows)) };
  }

  private imported(line: TemplateLine, asked: Asked): Promise<MeasuredLine> {
    const written = asked.card.imports[line.key];
    return this.against(line, asked, written ? exact(written.actual) : null, []);
  }

  /** Nothing to hold it against, and nothing measured, leave the line to a person. */
  private async against(
    line: TemplateLine,
    { span, moment }: Asked,
    actual: Exact | null,
    rows: readonly KnownRow[],
  ): Promise<MeasuredLine> {
    const target = await this.months.target(line, moment.workdays, span, moment.at);
    const nothing = actual === null || (line.target.kind !== 'none' && target.n === 0n);
    return { measures: nothing ? [] : [pair(actual, target)], ...told(rows) };
  }
}

const told = (rows: readonly KnownRow[]): Omit<MeasuredLine, 'measures'> => ({
  evidence: rows.map(({ id }) => id),
  rows: () => rows.map(behind),
});
const NOTHING: MeasuredLine = { measures: [], ...told([]) };
