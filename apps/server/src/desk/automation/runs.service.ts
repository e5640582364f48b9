import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { isPassing } from '../../platform/events/event-reader';
import { TicketsService } from '../tickets/tickets.service';
import { RuleJudging } from './rule-judging.service';
import { RulesRepository } from './rules.repository';
import { type RunRow, RunsRepository } from './runs.repository';

const HOUR_MS = 3_600_000;
const KEPT_MS = 30 * 24 * HOUR_MS;
const FORGET_AT_ONCE = 5_000;

/**
 * Asks rules about what is due, one occasion after the other: each under the lock of its ticket, in the transaction of what it does.
 * A crash before the commit leaves it due, after it done.
 */
@Injectable()
export class RunsService {
  private readonly logger = new Logger(RunsService.name);

  constructor(
    private readonly database: Database,
    private readonly tickets: TicketsService,
    private readonly repository: RunsRepository,
    private readonly rules: RulesRepository,
    private readonly judging: RuleJudging,
    private readonly clock: Clock,
  ) {}

  /** Answers when the next is due. */
  async passDue(limit: number): Promise<Date | null> {
    const now = this.clock.now();
    for (const ticketId of await this.repository.dueTickets(now, limit)) await this.passTicket(ticketId, now);
    for (const notice of await this.repository.dueNotices(now, limit)) await this.tellLate(notice);
    await this.repository.forget(new Date(now.getTime() - KEPT_MS), FORGET_AT_ONCE);
    return this.repository.nextDueAt(this.clock.now());
  }

  /** In turn, until nothing of the ticket is due. What can't be done now for want of the database stays for the next look. */
  private async passTicket(ticketId: string, now: Date): Promise<void> {
    for (let run = await this.next(ticketId, now); run; run = await this.next(ticketId, now))
      try {
        await this.take(run, now);
      } catch (error) {
        if (isPassing(error)) return this.logger.warn(`run ${run.id} waits: ${String(error)}`);
        await this.fail(run, error);
      }
  }

  private next(ticketId: string, now: Date): Promise<RunRow | null> {
    return this.repository.turn(this.database, ticketId, now);
  }

  private async take(run: RunRow, now: Date): Promise<void> {
    const rule = await this.rules.byId(this.database, run.rule_id);
    const actor = { kind: 'desk' as const, id: run.rule_id, name: rule?.name ?? 'desk' };
    await this.tickets.change(run.ticket_id, actor, null, async (work) => {
      // Whoever came first has taken this turn; the loop looks again.
      if ((await this.repository.turn(work.tx, run.ticket_id, now))?.id !== run.id) return;
      const current = await this.rules.byId(work.tx, run.rule_id);
      const end = await this.judging.pass(work, run, current);
      if ('until' in end) return this.repository.postpone(work.tx, run.id, end.until);
      await this.repository.end(work.tx, run.id, end, work.plan.now);
      if (end.result === 'done' && current!.stops) await this.repository.stopOthers(work.tx, run, work.plan.now);
    });
  }

  private async fail(run: RunRow, error: unknown): Promise<void> {
    const code = error instanceof DomainError ? error.code : 'internal';
    if (code === 'internal')
      this.logger.error(`run ${run.id}: ${error instanceof Error ? error.stack : String(error)}`);
    await this.repository.end(this.database, run.id, { result: 'failed', code }, this.clock.now());
  }

  /** The shift of somebody has begun who was not to be woken. */
  private async tellLate({ runId, agentId, ticketId }: { runId: string; agentId: string; ticketId: string }) {
    await this.tickets.change(ticketId, { kind: 'desk', id: null, name: 'desk' }, null, async ({ tx, plan }) => {
      const rule = await this.repository.told(tx, runId, agentId, plan.now);
      const details = rule && { ruleId: rule.id, rule: rule.name, acts: [{ act: 'tell' }], told: [agentId] };
      if (details) plan.take({ type: 'ticket.automated', changes: {}, details });
    });
  }
}
