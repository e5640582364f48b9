import { Injectable } from '@nestjs/common';
import type { AutomationPast } from '#contract';
import {
  isWorking,
  pastDeadlines,
  pastOf,
  type PastTicket,
  type RuleFacts,
  triggerOf,
  typesOf,
  unmetConditions,
} from '#domain';
import { Clock } from '../../platform/clock/clock';
import { CalendarsService } from '../calendars/calendars.service';
import { ServiceFactsService } from '../service-facts/service-facts.service';
import { type KnownTicket, PastRepository, type PastWords } from './past.repository';
import type { RuleRow } from './rules.repository';

const SPAN_MS = 7 * 86_400_000;
const MOST_OCCASIONS = 500;
const MOST_SHOWN = 100;

interface Occasion {
  ticketId: string;
  at: Date;
  ticket: PastTicket;
}
type Pasts = Map<string, ReturnType<typeof pastOf>>;

/**
 * What a rule would have been asked about in the last seven days, and where it would have acted: tickets are as their events say they
 * were then; contacts and what is served are as they are known now. Nothing is written.
 */
@Injectable()
export class RulePast {
  constructor(
    private readonly repository: PastRepository,
    private readonly calendars: CalendarsService,
    private readonly service: ServiceFactsService,
    private readonly clock: Clock,
  ) {}

  async of(rule: RuleRow): Promise<AutomationPast> {
    const to = this.clock.now();
    const from = new Date(to.getTime() - SPAN_MS);
    const { occasions, more } = await this.occasions(rule, { from, to });
    const ids = [...new Set(occasions.map(({ ticketId }) => ticketId))];
    const factsOf = await this.facts(ids);
    const judged = occasions.map((one) => ({ ...one, unmet: unmetConditions(rule, factsOf(one)) }));
    const hits = judged.filter(({ unmet }) => unmet.length === 0).sort((a, b) => b.at.getTime() - a.at.getTime());
    const counts = new Map<string, number>();
    for (const name of judged.flatMap(({ unmet }) => unmet)) counts.set(name, (counts.get(name) ?? 0) + 1);
    return {
      ...{ from: from.toISOString(), to: to.toISOString(), looked: judged.length, more, hitCount: hits.length },
      hits: hits.slice(0, MOST_SHOWN).map(({ ticketId, at }) => {
        const { number: ticketNumber, contactName } = factsOf.known(ticketId);
        return { ticketId, ticketNumber, contactName, at: at.toISOString() };
      }),
      unmet: [...counts].map(([condition, count]) => ({ condition, count })).sort((a, b) => b.count - a.count),
    };
  }

  private occasions(rule: RuleRow, span: { from: Date; to: Date }): Promise<{ occasions: Occasion[]; more: boolean }> {
    return rule.trigger.kind === 'event' ? this.happened(rule.trigger.event, span) : this.lasted(rule.trigger, span);
  }

  private async happened(trigger: Parameters<typeof typesOf>[0], { from }: { from: Date }) {
    const rows = await this.repository.occasions(typesOf(trigger), from, MOST_OCCASIONS + 1);
    const seen = rows.slice(0, MOST_OCCASIONS).filter((row) => triggerOf(row) === trigger);
    const pasts = await this.pasts([...new Set(seen.map(({ ticketId }) => ticketId))]);
    const occasions = seen.flatMap(({ ticketId, eventId, at }) => {
      const past = pasts.get(ticketId) ?? [];
      // Of another record the event is none of the ticket's own: then the ticket is as it was last before.
      const then = past.find(({ event }) => event.id === eventId) ?? past.findLast(({ event }) => event.at <= at);
      return then ? [{ ticketId, at, ticket: then.ticket }] : [];
    });
    return { occasions, more: rows.length > MOST_OCCASIONS };
  }

  private async lasted(trigger: Parameters<typeof pastDeadlines>[0], span: { from: Date; to: Date }) {
    const ids = await this.repository.tickets(span.from, MOST_OCCASIONS + 1);
    const pasts = await this.pasts(ids.slice(0, MOST_OCCASIONS));
    const calendars = await this.calendars.all();
    const occasions = [...pasts].flatMap(([ticketId, past]) =>
      pastDeadlines(trigger, past, span, calendars).map(({ at, ticket }) => ({ ticketId, at, ticket })),
    );
    return { occasions, more: ids.length > MOST_OCCASIONS };
  }

  private async pasts(ids: readonly string[]): Promise<Pasts> {
    const events = ids.length ? await this.repository.events(ids) : [];
    return new Map([...grouped(events)].map(([id, own]) => [id, pastOf(own)]));
  }

  private async facts(ids: readonly string[]) {
    const known = new Map((await this.repository.known(ids)).map((ticket) => [ticket.id, ticket]));
    const words = grouped(await this.repository.words(ids));
    const service = await this.service.of(ids);
    const calendars = await this.calendars.all();
    const of = ({ ticketId, at, ticket }: Occasion): RuleFacts => ({
      ticket,
      service: service.get(ticketId)!,
      text: lastBefore(words.get(ticketId) ?? [], at),
      contact: known.get(ticketId)!.contact,
      working: isWorking(calendars(ticket.teamId), at),
    });
    return Object.assign(of, { known: (id: string): KnownTicket => known.get(id)! });
  }
}

const lastBefore = (words: readonly PastWords[], at: Date): string | null =>
  words.findLast((said) => said.at <= at)?.text ?? null;

function grouped<R extends { ticketId: string }>(rows: readonly R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const own = groups.get(row.ticketId);
    if (own) own.push(row);
    else groups.set(row.ticketId, [row]);
  }
  return groups;
}
