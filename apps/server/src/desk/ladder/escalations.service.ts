import { Injectable, Logger } from '@nestjs/common';
import { resolutionDeadline } from '#domain';
import { DESK } from '../tickets/ticket-change';
import type { Verb } from '../tickets/verb';
import { TicketsService } from '../tickets/tickets.service';
import { Clock } from '../../platform/clock/clock';
import { EscalationActs, type Acted } from './escalation-acts.service';
import { type Episode, type EscalationRow, EscalationsRepository } from './escalations.repository';
import { NoSolutionRepository } from './no-solution.repository';
import { ReceiversOfSteps } from './receivers-of-steps';

/** Steps whose time has come (law 6): each is taken once, under the lock of its ticket, whatever falls over in between. */
@Injectable()
export class EscalationsService {
  private readonly logger = new Logger(EscalationsService.name);

  constructor(
    private readonly tickets: TicketsService,
    private readonly repository: EscalationsRepository,
    private readonly reports: NoSolutionRepository,
    private readonly acts: EscalationActs,
    private readonly receivers: ReceiversOfSteps,
    private readonly clock: Clock,
  ) {}

  /** Takes what is due; answers how late each step was, and when the next is due. */
  async passDue(limit: number): Promise<{ lagSeconds: number[]; nextAt: Date | null }> {
    const now = this.clock.now();
    const due = await this.repository.due(now, limit);
    for (const { id, ticket_id } of due) await this.oneByOne(id, () => this.fire(id, ticket_id));
    for (const { id, ticket_id } of await this.repository.dueNotices(now, limit))
      await this.oneByOne(id, () => this.tellLate(id, ticket_id));
    const lagSeconds = due.map(({ due_at }) => (now.getTime() - due_at.getTime()) / 1000);
    return { lagSeconds, nextAt: await this.repository.nextDueAt(this.clock.now()) };
  }

  /** A step that can't be taken must not hold up those of others; it is tried again at the next look. */
  private async oneByOne(id: string, take: () => Promise<void>): Promise<void> {
    try {
      await take();
    } catch (error) {
      this.logger.error(`escalation ${id}: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }

  private async fire(id: string, ticketId: string): Promise<void> {
    await this.tickets.change(ticketId, DESK, null, async (work) => {
      const row = await this.repository.lockWaiting(work.tx, id);
      if (!row) return;
      if (!(await this.stands(work, row))) return this.repository.dropOne(work.tx, id, 'ended');
      const acted = await this.acts.take(work, row);
      if ('until' in acted) {
        await this.repository.postpone(work.tx, id, acted.until);
        return tell(work, row, { outcome: 'postponed', until: acted.until.toISOString(), agentId: acted.agentId });
      }
      await this.repository.fired(work.tx, id, acted.outcome, work.plan.now);
      tell(work, row, { outcome: acted.outcome, ...(await this.told(work, row, acted)) });
    });
  }

  private async told({ tx, plan }: Verb, row: EscalationRow, { receivers, ways }: Acted) {
    const tellings = await this.receivers.tellings(tx, receivers, plan.ticket.teamId, plan.now);
    for (const telling of tellings) await this.repository.tell(tx, row.id, telling, ways, plan.now);
    return {
      told: tellings.filter(({ postponed }) => !postponed).map(({ agentId }) => agentId),
      noticed: ways.notice,
      later: tellings.flatMap(({ agentId, at, postponed }) => (postponed ? [{ agentId, at: at.toISOString() }] : [])),
    };
  }

  /** The shift of somebody has begun who was not to be woken. */
  private async tellLate(id: string, ticketId: string): Promise<void> {
    await this.tickets.change(ticketId, DESK, null, async (work) => {
      const row = await this.repository.lockUntold(work.tx, id);
      if (!row) return;
      if (!(await this.stands(work, row))) return this.repository.dropNotice(work.tx, id, work.plan.now);
      await this.repository.told(work.tx, id, work.plan.now);
      tell(work, row, { outcome: 'shift_began', told: [row.agent_id], noticed: row.notice, later: [] });
    });
  }

  /** Whoever waited has been answered, the ticket was solved or its deadline moved: then nobody is told any more. */
  private async stands(work: Verb, row: Episode): Promise<boolean> {
    if (row.resolution_due_at)
      return resolutionDeadline(work.plan.ticket.resolution)?.getTime() === row.resolution_due_at.getTime();
    if (row.window_id) return work.plan.ticket.window?.id === row.window_id;
    const report = await this.reports.byId(work.tx, row.no_solution_id!);
    return report !== null && report.ended_at === null;
  }
}

function tell(
  { plan }: Verb,
  { rung, step }: Pick<EscalationRow, 'rung' | 'step'>,
  details: Record<string, unknown>,
): void {
  plan.take({
    type: 'ticket.escalated',
    changes: {},
    details: { rung, from: step?.when.from, act: step?.act ?? 'tell', to: step?.to ?? null, ...details },
  });
}
