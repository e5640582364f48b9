import { Injectable } from '@nestjs/common';
import { isActive, moveWindow, planFor, type ServiceFacts, settleResolution, type Ticket } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { SETUP_CHANGED } from '../../platform/database/cached';
import { Database, type Tx } from '../../platform/database/database';
import { Wake } from '../../platform/wake/wake';
import { Recomputations } from '../recomputations/recomputations.service';
import { ServiceFactsService } from '../service-facts/service-facts.service';
import { Clocks } from './clocks.service';
import { type Actor, DESK, type TicketChange } from './ticket-change';
import { TicketChanges } from './ticket-changes';
import { TicketsRepository } from './tickets.repository';

/** More tickets than anybody has open at one time. */
const MOST_OF_CONTACT = 1_000;

/** Sets the clocks of open tickets again, a batch in one transaction. */
@Injectable()
export class RecomputingService {
  /** The job this process has met: what it believes of policies and calendars may be older than the job. */
  private met: string | null = null;

  constructor(
    private readonly database: Database,
    private readonly recomputations: Recomputations,
    private readonly repository: TicketsRepository,
    private readonly changes: TicketChanges,
    private readonly clocks: Clocks,
    private readonly service: ServiceFactsService,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {}

  /** The open tickets of contacts whose groups have changed, at once: there are few of them, and somebody looks at one. */
  async ofContacts(tx: Tx, contactIds: readonly string[], actor: Actor): Promise<void> {
    const held = [];
    for (const id of contactIds) held.push(...(await this.repository.ofContact(tx, id, MOST_OF_CONTACT)));
    const open = new Set(held.filter(isActive).map(({ id }) => id));
    await this.reset(tx, [...open], 'contact_group', actor);
  }

  /** One batch of the running job; true when there may be more to do. */
  async batch(): Promise<boolean> {
    const job = await this.recomputations.running();
    if (!job) return false;
    if (this.met !== job.id) this.wake.up(SETUP_CHANGED);
    this.met = job.id;
    const done = await this.database.transaction(async (tx) => {
      const ids = await this.recomputations.take(tx, job.id);
      if (ids.length) await this.recomputations.count(tx, job.id, ids.length, await this.reset(tx, ids, job.because));
      return ids.length;
    });
    if (done === 0) await this.recomputations.finish(job.id);
    return done > 0;
  }

  private async reset(tx: Tx, ids: string[], because: string, actor: Actor = DESK): Promise<number> {
    const locked = await this.repository.lock(tx, ids);
    const service = await this.service.of(ids, tx);
    const changes: TicketChange[] = [];
    for (const before of locked.values())
      if (isActive(before))
        changes.push({ ...(await this.changeOf(tx, before, service.get(before.id)!, because)), actor });
    await this.changes.save(tx, changes);
    return changes.filter(({ plan }) => plan.steps.some(({ details }) => details?.because === because)).length;
  }

  /** Deadlines that have passed are taken by the old rules first: they were those in force. */
  private async changeOf(tx: Tx, before: Ticket, service: ServiceFacts, because: string): Promise<TicketChange> {
    const plan = planFor(before, this.clock.now());
    moveWindow(plan, await this.clocks.windowFacts(tx, plan.ticket, plan.now, service), because);
    settleResolution(plan, { ...(await this.clocks.resolutionFacts(tx, plan.ticket, service)), because });
    return { before, plan, actor: DESK, speeches: new Map() };
  }
}
