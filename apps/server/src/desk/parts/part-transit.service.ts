import { Injectable } from '@nestjs/common';
import type { SaidFacts, ServiceFacts } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { ServiceFactsService } from '../service-facts/service-facts.service';
import { ServiceFactsWriting } from '../service-facts/service-facts-writing.service';
import type { Verb } from '../tickets/verb';
import type { PartRow } from './part.view';
import { PartsRepository } from './parts.repository';

/**
 * The way of parts stands among the facts of the ticket's service, where the resolution clock reads it (DOMAIN D9): asking, arriving and
 * cancelling write it there. What somebody wrote by hand is left alone.
 */
@Injectable()
export class PartTransit {
  constructor(
    private readonly repository: PartsRepository,
    private readonly facts: ServiceFactsService,
    private readonly writing: ServiceFactsWriting,
  ) {}

  requested(me: Principal, work: Verb, byDivision: boolean): Promise<void> {
    return this.learn(me, work, ({ partsRequestedAt }) => ({
      ...(partsRequestedAt ? {} : { partsRequestedAt: work.plan.now }),
      ...(byDivision ? { partsByDivision: true } : {}),
    }));
  }

  /** The last part that was on its way is here. */
  async arrived(me: Principal, work: Verb): Promise<void> {
    if (await this.othersTravel(work)) return;
    await this.learn(me, work, ({ partsByDivision, partsRequestedAt, partsStationAt, partsShelfAt }) =>
      partsByDivision && partsRequestedAt && !partsStationAt && !partsShelfAt ? { partsStationAt: work.plan.now } : {},
    );
  }

  /** Nothing is on its way any more: a clock that waited for it would wait for ever. */
  async cancelled(me: Principal, work: Verb, row: PartRow): Promise<void> {
    if (!row.requested_at || row.arrived_at || (await this.othersTravel(work))) return;
    await this.learn(me, work, ({ partsRequestedAt, partsStationAt, partsShelfAt }) =>
      partsRequestedAt && !partsStationAt && !partsShelfAt ? { partsRequestedAt: null } : {},
    );
  }

  private async othersTravel({ tx, plan }: Verb): Promise<boolean> {
    const open = await this.repository.openOf(tx, plan.ticket.id);
    return open.some(({ requested_at, arrived_at }) => requested_at !== null && arrived_at === null);
  }

  private async learn(me: Principal, work: Verb, said: (known: ServiceFacts) => SaidFacts): Promise<void> {
    const { id } = work.plan.ticket;
    const known = (await this.facts.of([id], work.tx)).get(id)!;
    await this.writing.learn(me, work, said(known));
  }
}
