import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ServiceFactsView, serviceFactsWrite } from '#contract';
import { changedFacts, DomainError, localDayOf, NO_FACTS, type SaidFacts } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { CalendarsService } from '../calendars/calendars.service';
import { TicketsService } from '../tickets/tickets.service';
import type { Verb } from '../tickets/verb';
import { ServiceFactsRepository } from './service-facts.repository';
import { ServiceFactsService } from './service-facts.service';
import { factsOfRow, type ServiceFactsRow } from './service-facts.view';

type Write = z.output<typeof serviceFactsWrite>;

/** What a ticket serves, as agents learn it: a change of the ticket like any other. */
@Injectable()
export class ServiceFactsWriting {
  constructor(
    private readonly repository: ServiceFactsRepository,
    private readonly facts: ServiceFactsService,
    private readonly tickets: TicketsService,
    private readonly calendars: CalendarsService,
  ) {}

  async write(me: Principal, ticketId: string, input: Write): Promise<{ service: ServiceFactsView }> {
    const { answer } = await this.tickets.change(ticketId, agentActor(me), me, async (work) => {
      const first = await this.repository.actBefore(work.tx, me.agentId, input.clientId);
      if (first !== null && first !== ticketId) throw new DomainError('client_id_reused');
      if (first === null) await this.writeOnce(me, work, input);
      return this.facts.view(work.tx, ticketId);
    });
    return { service: answer };
  }

  private async writeOnce(me: Principal, { tx, plan }: Verb, { clientId, version, facts }: Write): Promise<void> {
    const { ticket, now } = plan;
    const [row] = await this.repository.rows(tx, [ticket.id]);
    if ((row?.version ?? 0) !== version) throw new DomainError('version_conflict', { version: row?.version ?? 0 });
    await this.change(me, { tx, plan }, row, saidFacts(facts));
    if (!(await this.repository.keepAct(tx, me.agentId, clientId, ticket.id, now)))
      throw new DomainError('client_id_reused');
  }

  /** What follows from something else that was written down, in the change of its ticket. */
  async learn(me: Principal, { tx, plan }: Pick<Verb, 'tx' | 'plan'>, said: SaidFacts): Promise<void> {
    const [row] = await this.repository.rows(tx, [plan.ticket.id]);
    await this.change(me, { tx, plan }, row, said);
  }

  private async change(
    me: Principal,
    { tx, plan }: Pick<Verb, 'tx' | 'plan'>,
    row: ServiceFactsRow | undefined,
    said: SaidFacts,
  ): Promise<void> {
    const { ticket, now } = plan;
    const { zone } = await this.calendars.ofTeam(ticket.teamId);
    const after = changedFacts(row ? factsOfRow(row) : NO_FACTS, said, { today: localDayOf(zone, now), now });
    if (after.changed.length === 0) return;
    const version = (row?.version ?? 0) + 1;
    await this.repository.write(tx, ticket.id, { facts: after.facts, by: me.agentId, at: now, version });
    const service = await this.facts.view(tx, ticket.id);
    plan.take({ type: 'ticket.service_facts', changes: {}, details: { service, changed: after.changed } });
  }
}

const INSTANTS = ['askedForAt', 'partsRequestedAt', 'partsStationAt', 'partsShelfAt'] as const;

function saidFacts(facts: Write['facts']): SaidFacts {
  const instants = INSTANTS.filter((field) => typeof facts[field] === 'string');
  return { ...facts, ...Object.fromEntries(instants.map((field) => [field, new Date(facts[field]!)])) } as SaidFacts;
}
