import { Injectable } from '@nestjs/common';
import type { CardRow as Behind, CardRows, FigureKey } from '#contract';
import {
  dayRange,
  type Exact,
  exact,
  localDayOf,
  over,
  plus,
  sum,
  type TemplateLine,
  textOf,
  type Workdays,
  ZERO,
} from '#domain';
import { FigureReadings, type KnownRow } from '../metrics/figure-readings.service';
import { RefinementReadings } from '../refinements/refinement-readings.service';
import { CardEvidence, type Evidence, figuresOf } from './card-evidence.service';
import { CardMonths } from './card-months.service';
import type { CardRow, MeasuredLine } from './card.row';
import { behind, behindReport, behindViolation } from './rows-behind';

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

/** A full day of script refinement: two halves of five (DOMAIN K3). */
const DAY_POINTS = 10;

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
      for (const line of one.card.lines) lines.set(line.key, await this.measured(line, { ...one, span, evidence }));
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
        return this.conduct(asked);
      case 'refinements':
        return this.learned(asked);
      case 'reports':
        return this.reported(asked);
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
    return this.against(line, asked, this.figures.gathered(figure, rows), rows.map(behind));
  }

  /** Each working day that is over has a measure of its own (DOMAIN N1). */
  private async days(line: TemplateLine, asked: Asked): Promise<MeasuredLine> {
    const { span, moment } = asked;
    const figure = (line.source as { figure: FigureKey }).figure;
    const rows = this.rows(figure, asked);
    const today = localDayOf(span.zone, moment.at);
    const { target } = line;
    const days = moment.workdays.own
      .filter((day) => day < today)
      .map(async (day) => {
        const { from, to } = dayRange(span.zone, day);
        const own = rows.filter(({ at }) => at >= from && at < to);
        const due =
          target.kind === 'setting' ? await this.months.targetOfDay(target.setting, day, span, moment.at) : ZERO;
        return pair(this.figures.gathered(figure, own) ?? ZERO, due);
      });
    return { measures: await Promise.all(days), rows: rows.map(behind) };
  }

  private conduct({ card, evidence }: Asked): MeasuredLine {
    const known = evidence.conduct.get(card.agent_id) ?? [];
    const rows = known.map(behindViolation);
    return { measures: [pair(sum(rows.map(({ value }) => exact(value))), ZERO)], rows };
  }

  /** Of several entries of a day their mean; what nobody scored yet, and a missing day, are nothing. */
  private learned({ card, moment, evidence }: Asked): MeasuredLine {
    const { dueDays } = moment;
    const entries = (evidence.entries.get(card.agent_id) ?? []).filter(({ view }) => dueDays.includes(view.day));
    const rows = entries.map(({ id, view }): Behind => {
      const ofDay = entries.filter((other) => other.view.day === view.day).length;
      const points = plus(exact(view.analysisPoints ?? 0), exact(view.usePoints ?? 0));
      const { ticketNumber, contactName } = view;
      return {
        id,
        at: view.writtenAt,
        text: view.note,
        value: textOf(over(points, exact(ofDay))),
        ticketNumber,
        contactName,
        violationId: null,
      };
    });
    const actual = sum(rows.map(({ value }) => exact(value)));
    return { measures: dueDays.length === 0 ? [] : [pair(actual, exact(dueDays.length * DAY_POINTS))], rows };
  }

  /** One for each report that came in time, of those that were due by then (DOMAIN F5). */
  private reported({ card, evidence }: Asked): MeasuredLine {
    const due = evidence.reports.get(card.agent_id) ?? [];
    const rows = due.map(behindReport);
    const actual = sum(rows.map(({ value }) => exact(value)));
    return { measures: rows.length === 0 ? [] : [pair(actual, exact(rows.length))], rows };
  }

  private conditions({ formula }: TemplateLine, asked: Asked): MeasuredLine {
    const conditions = formula.type === 'all_or_nothing' ? formula.conditions : [];
    const parts = conditions.map(({ figure, limit }) => {
      const rows = this.rows(figure, asked);
      const actual = this.figures.gathered(figure as FigureKey, rows);
      return { measures: actual ? [pair(actual, exact(limit))] : [], rows: rows.map(behind) };
    });
    return { measures: parts.flatMap(({ measures }) => measures), rows: parts.flatMap(({ rows }) => rows) };
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
    rows: Behind[],
  ): Promise<MeasuredLine> {
    const target = await this.months.target(line, moment.workdays, span, moment.at);
    const nothing = actual === null || (line.target.kind !== 'none' && target.n === 0n);
    return { measures: nothing ? [] : [pair(actual, target)], rows };
  }
}

const NOTHING: MeasuredLine = { measures: [], rows: [] };
const pair = (actual: Exact, target: Exact) => ({ actual: textOf(actual), target: textOf(target) });
