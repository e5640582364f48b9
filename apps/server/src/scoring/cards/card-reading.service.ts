import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Card, cardsPageQuery, CardsView, CardSummary } from '#contract';
import { type CardSteps, DomainError, localDayOf, type TemplateLine, textOf } from '#domain';
import { found } from '../../desk/setup/refusals';
import { ConductAccess } from '../../desk/teams/conduct-access';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import type { Sql } from '../../platform/database/database';
import { ViolationReadings } from '../violations/violation-readings.service';
import { actsOf, type Rights } from './card-acts';
import { type Asking, CardMeasures, type Moment } from './card-measures.service';
import { CardMonths } from './card-months.service';
import { type CardRow, stepsOf } from './card.row';
import { linesView, resultOfCard, summaryView } from './card.view';
import { CardsRepository } from './cards.repository';
import { thawed, type Outcome } from './frozen-card';

/** A card as it stands: open ones computed now, closed ones as they were closed. */
export type Standing = Outcome & { steps: CardSteps };

type PageAsked = z.output<typeof cardsPageQuery>;

/** So many cards of a month are told at once: who looks at a large house sees the first while the rest is counted. */
const PAGE = 50;
/** So many cards are read at once: ten thousand rows each stay in the tens of megabytes. */
const BATCH = 5;

/** What people see of cards: their own, those of who they lead, or all (law 10). */
@Injectable()
export class CardReading {
  constructor(
    private readonly repository: CardsRepository,
    private readonly access: ConductAccess,
    private readonly months: CardMonths,
    private readonly measures: CardMeasures,
    private readonly violations: ViolationReadings,
    private readonly clock: Clock,
  ) {}

  /** Throws `invalid_input` for an `after` that is not a card of the month that `me` may see. */
  async month(me: Principal, { month, after, only }: PageAsked): Promise<CardsView> {
    const first = `${month}-01`;
    const [seen, { zone }] = await Promise.all([this.access.seenAgents(me), this.months.span(first)]);
    const all = await this.repository.idsOfMonth(seen, first);
    const from = after ? all.indexOf(after) + 1 : 0;
    if (after && from === 0) throw new DomainError('invalid_input', { field: 'after' });
    const page = only ? all.filter((id) => only.includes(id)) : all.slice(from, from + PAGE);
    const rightsOn = await this.rights(me);
    const rows: CardSummary[] = [];
    for await (const batch of this.batches(page))
      for (const [row, standing] of batch) rows.push(this.summary(row, standing, rightsOn(row)));
    const next = !only && from + PAGE < all.length ? page.at(-1)! : null;
    return { month, today: localDayOf(zone, this.clock.now()), total: all.length, rows, next };
  }

  /** A month's cards with their lines, as far as `me` may see them. */
  async whole(me: Principal, month: string): Promise<Card[]> {
    const cards: Card[] = [];
    const ids = await this.repository.idsOfMonth(await this.access.seenAgents(me), `${month}-01`);
    const rightsOn = await this.rights(me);
    for await (const batch of this.batches(ids))
      for (const [row, standing] of batch) cards.push(await this.view(row, standing, rightsOn(row)));
    return cards;
  }

  /** Cards of one month as they stand, some at a time: what is behind them is read in one go and let go of again. */
  private async *batches(ids: readonly string[]): AsyncGenerator<[CardRow, Standing][]> {
    for (let at = 0; at < ids.length; at += BATCH) {
      const rows = await this.repository.some(ids.slice(at, at + BATCH));
      yield (await this.standings(rows)).map((standing, i) => [rows[i]!, standing]);
    }
  }

  /** Those whose card of the month has a line of this shape. */
  async withFormula(
    agentIds: readonly string[],
    month: string,
    type: TemplateLine['formula']['type'],
  ): Promise<Set<string>> {
    const rows = await this.repository.ofMonth([...agentIds], month);
    const asked = rows.filter(({ lines }) => lines.some(({ formula }) => formula.type === type));
    return new Set(asked.map((row) => row.agent_id));
  }

  async one(me: Principal, id: string, sql?: Sql): Promise<Card> {
    const row = await this.seen(me, id, sql);
    const [standing, rightsOn] = [await this.standing(row), await this.rights(me)];
    return this.view(row, standing, rightsOn(row));
  }

  /** The rows behind a line, and what they come to. */
  async rows(me: Principal, id: string, { line, limit }: { line: string; limit: number }) {
    const row = await this.seen(me, id);
    const asked = found(row.lines.find(({ key }) => key === line));
    const moment = await this.momentOf(row);
    const rows = await this.measures.rows(asked, { card: row, moment });
    return { rows: rows.slice(0, limit), count: rows.length, ...this.measures.together(asked, rows) };
  }

  async seen(me: Principal, id: string, sql?: Sql): Promise<CardRow> {
    const row = found(await this.repository.row(id, sql));
    await this.access.mustSee(me, row.agent_id);
    return row;
  }

  async standing(row: CardRow): Promise<Standing> {
    return (await this.standings([row]))[0]!;
  }

  /** Cards of one month as they stand, in their order. */
  async standings(rows: readonly CardRow[]): Promise<Standing[]> {
    if (rows.length === 0) return [];
    const span = await this.months.span(rows[0]!.month);
    const open = rows.filter(({ frozen }) => !frozen);
    const asking = open.length === 0 ? [] : await this.measures.moments(open, span, this.clock.now());
    const computed = await this.computed(asking);
    return rows.map((row) => {
      const steps = stepsOf(row, span);
      if (row.frozen) return { steps, ...thawed(row.frozen) };
      const at = open.indexOf(row);
      return { steps, moment: asking[at]!.moment, ...computed[at]! };
    });
  }

  /** What cards of one month come to by the events known at a moment. */
  async computed(asking: readonly Asking[]): Promise<Pick<Standing, 'measured' | 'result'>[]> {
    if (asking.length === 0) return [];
    const cards = await this.measures.measure(asking);
    return cards.map((measured, i) => ({ measured, result: resultOfCard(asking[i]!.card, measured) }));
  }

  /** A closed card is read as it was known when it was closed. */
  async momentOf(row: CardRow): Promise<Moment> {
    if (!row.frozen) {
      const [asking] = await this.measures.moments([row], await this.months.span(row.month), this.clock.now());
      return asking!.moment;
    }
    const { snapshot, closedAt, rules } = row.frozen;
    return { snapshot, at: new Date(closedAt), ...rules };
  }

  private summary(row: CardRow, { steps, result }: Standing, rights: Rights): CardSummary {
    const now = this.clock.now();
    return summaryView(row, steps, result, actsOf(steps, result.open, rights, now), now);
  }

  private async view(row: CardRow, standing: Standing, rights: Rights): Promise<Card> {
    const { moment, measured, result } = standing;
    return {
      ...this.summary(row, standing, rights),
      templateId: row.template_id,
      templateVersion: row.template_version,
      lines: linesView(row, measured, result),
      grades: row.grades,
      selfWords: row.self_words,
      total: textOf(result.total),
      amount: textOf(result.amount),
      workdays: { month: moment.workdays.month.length, own: moment.workdays.own.length },
      asOf: moment.at.toISOString(),
      hash: row.hash,
      reversedSince: row.frozen ? await this.reversedSince(measured) : [],
    };
  }

  private async reversedSince(measured: Standing['measured']) {
    const evidence = [...measured.values()].flatMap((line) => line.evidence);
    return (await this.violations.standing(evidence)).filter(({ state }) => state === 'reversed');
  }

  private async rights(me: Principal): Promise<(row: CardRow) => Rights> {
    const led = await this.access.ledAgents(me);
    const rights = { byId: me.agentId, admin: me.role === 'admin' };
    return ({ agent_id: agentId }) => ({ ...rights, leads: led === null || led.includes(agentId) });
  }
}
