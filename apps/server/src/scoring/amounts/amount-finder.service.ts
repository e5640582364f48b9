import { Injectable } from '@nestjs/common';
import type { ConductRuleName } from '#contract';
import { dayRange, localDayOf, minutesMissing, quarterOf } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { CardMonths, type Employed } from '../cards/card-months.service';
import { CardReading } from '../cards/card-reading.service';
import { spanOf } from '../catalogue/figure-periods';
import { FigureReadings } from '../metrics/figure-readings.service';
import type { About } from '../violations/ledger.service';
import { AmountEvidence } from './amount-evidence.repository';
import { AmountRules } from './amount-rules.service';

/** What could be proposed, under a key that no look finds twice. */
export interface Found {
  rule: ConductRuleName;
  key: string;
  about: About;
}
interface Asked {
  agents: readonly Employed[];
  /** First day of the month. */
  month: string;
  snapshot: string;
}
const NOWHERE = { ticketId: null, messageId: null, windowId: null, said: null };

/** Looks through a month's evidence for amounts that the rules name. Writes nothing. */
@Injectable()
export class AmountFinder {
  constructor(
    private readonly evidence: AmountEvidence,
    private readonly rules: AmountRules,
    private readonly figures: FigureReadings,
    private readonly cards: CardReading,
    private readonly months: CardMonths,
    private readonly clock: Clock,
  ) {}

  async find(agents: readonly Employed[], month: string): Promise<Found[]> {
    const asked = { agents, month, snapshot: await this.figures.snapshot() };
    const found = [...(await this.talk(asked)), ...(await this.records(asked)), ...(await this.faults(asked))];
    const on = await Promise.all(found.map(({ about }) => this.rules.areOn(about.at)));
    return found.filter(({ about }, i) => on[i] && about.yuan!.amount !== 0);
  }

  /** Working days that are over, of those whose card of the month has a line for it (DOMAIN N1). */
  private async talk({ agents, month, snapshot }: Asked): Promise<Found[]> {
    const span = await this.months.span(month);
    const ids = agents.map(({ id }) => id);
    const held = await this.cards.withFormula(ids, month, 'per_unit_missing');
    const workdays = await this.months.workdaysOf(agents, month);
    const today = localDayOf(span.zone, this.clock.now());
    const found: Found[] = [];
    for (const agentId of ids.filter((id) => held.has(id))) {
      const rows = await this.figures.rows('talk_minutes', { agentId, ...span, snapshot });
      for (const day of workdays.get(agentId)!.own.filter((one) => one < today)) {
        const ofDay = rows.filter(({ at }) => localDayOf(span.zone, at) === day);
        const talked = Number(ofDay.reduce((all, { value }) => all + Number(value), 0).toFixed(4));
        found.push(await this.short(agentId, day, talked, span));
      }
    }
    return found;
  }

  private async short(
    agentId: string,
    day: string,
    talked: number,
    span: { zone: string; from: Date; to: Date },
  ): Promise<Found> {
    const { n, d } = await this.months.targetOfDay('talk.day', day, span, this.clock.now());
    const target = Number(n) / Number(d);
    const missing = minutesMissing(talked, target);
    const at = new Date(dayRange(span.zone, day).to.getTime() - 1);
    const basis = { kind: 'talk' as const, day, talked, target, missing };
    const amount = 0 - missing * (await this.rules.minute(at));
    return {
      rule: 'talk_short',
      key: `talk:${agentId}:${day}`,
      about: { ...NOWHERE, agentId, at, yuan: { amount, basis } },
    };
  }

  /** A contact pays once, whoever judges them valid again (DOMAIN N8). */
  private async records({ agents, month, snapshot }: Asked): Promise<Found[]> {
    const span = await this.months.span(month);
    const found: Found[] = [];
    for (const { id: agentId } of agents) {
      const judged = await this.figures.rows('valid_leads', { agentId, ...span, snapshot });
      for (const { event_id, contact_id, name } of await this.evidence.records(judged.map(({ id }) => id))) {
        const { at } = judged.find(({ id }) => id === event_id)!;
        const basis = { kind: 'record' as const, contactId: contact_id, contactName: name };
        const yuan = { amount: await this.rules.record(at), basis };
        found.push({ rule: 'new_record', key: `record:${contact_id}`, about: { ...NOWHERE, agentId, at, yuan } });
      }
    }
    return found;
  }

  /** The nth confirmed fault of a quarter, counted from the quarter's first day (DOMAIN H22). */
  private async faults({ agents, month }: Asked): Promise<Found[]> {
    const span = await this.months.span(month);
    const { name: quarter, first } = quarterOf(month);
    const since = { from: spanOf(first, month, span.zone).from, to: span.to };
    const counted = new Map<string, number>();
    const found: Found[] = [];
    for (const { id, agent_id: agentId, ticket_id, rule, at } of await this.evidence.faults(
      agents.map((agent) => agent.id),
      since,
    )) {
      const nth = (counted.get(agentId) ?? 0) + 1;
      counted.set(agentId, nth);
      if (at < span.from) continue;
      const basis = { kind: 'fault' as const, violationId: id, rule, nth, quarter };
      const yuan = { amount: 0 - (await this.rules.fault(nth, at)), basis };
      found.push({
        rule: 'fault_fine',
        key: `fault:${id}`,
        about: { ...NOWHERE, ticketId: ticket_id, agentId, at, yuan },
      });
    }
    return found;
  }
}
