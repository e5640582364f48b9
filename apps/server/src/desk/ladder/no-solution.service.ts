import { Injectable } from '@nestjs/common';
import { DomainError, managerBy, mustHoldUnsolved, noSolutionRungs } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { Wake } from '../../platform/wake/wake';
import { CalendarsService } from '../calendars/calendars.service';
import { SettingsService } from '../policies/settings.service';
import { found } from '../setup/refusals';
import { TicketsService } from '../tickets/tickets.service';
import type { Verb } from '../tickets/verb';
import { EscalationsRepository } from './escalations.repository';
import { NoSolutionRepository } from './no-solution.repository';

/** Wakes who takes steps. */
export const LADDER = 'ladder';

/** "No solution": to the supervisor the same day, then to the manager, solved within three days (DOMAIN B3). */
@Injectable()
export class NoSolutionService {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketsService,
    private readonly repository: NoSolutionRepository,
    private readonly escalations: EscalationsRepository,
    private readonly calendars: CalendarsService,
    private readonly settings: SettingsService,
    private readonly wake: Wake,
  ) {}

  /** Said by who holds the ticket, once per client id (law 3) and while no other report of it runs. */
  async report(
    me: Principal,
    ticketId: string,
    { clientId, reason }: { clientId: string; reason: string },
  ): Promise<void> {
    await this.tickets.change(ticketId, agentActor(me), me, async (work) => {
      const earlier = await this.repository.byClient(work.tx, me.agentId, clientId);
      if (earlier && earlier.ticket_id !== ticketId) throw new DomainError('client_id_reused');
      if (!earlier) await this.open(work, me, clientId, reason);
    });
  }

  private async open({ tx, plan }: Verb, me: Principal, clientId: string, reason: string): Promise<void> {
    mustHoldUnsolved(plan.ticket, me.agentId);
    const running = await this.repository.newest(tx, plan.ticket.id);
    if (running && !running.ended_at) throw new DomainError('no_solution_reported', { number: plan.ticket.number });
    const days = await this.settings.at('escalation.solve', plan.now);
    const rungs = noSolutionRungs(await this.calendars.ofTeam(plan.ticket.teamId), plan.now, days);
    const solveBy = rungs.find(({ rung }) => rung === 'solve')!.dueAt;
    const about = { id: newId(), ticket_id: plan.ticket.id };
    const said = { by_agent_id: me.agentId, client_id: clientId, reason, at: plan.now, solve_by: solveBy };
    await this.repository.insert(tx, { ...about, ...said });
    for (const { rung, dueAt, acknowledgeBy } of rungs)
      await this.escalations.insert(tx, {
        ...{
          ticket_id: about.ticket_id,
          window_id: null,
          resolution_due_at: null,
          no_solution_id: about.id,
          rung,
          step_id: rung,
          step: null,
        },
        ...{ due_at: dueAt, acknowledge_by: acknowledgeBy, dropped: null },
      });
    plan.take({ type: 'ticket.no_solution', changes: {}, details: { reason, solveBy: solveBy.toISOString() } });
    this.wakeAfter(tx);
  }

  /** Whoever was told says that they know; a supervisor without a solution passes it on to the manager at once. Answers the ticket. */
  async acknowledge(me: Principal, noticeId: string, passOn: boolean): Promise<string> {
    const notice = found(await this.escalations.notice(this.database, noticeId));
    if (notice.agent_id !== me.agentId || !notice.acknowledge_by || !notice.told_at) throw new DomainError('not_found');
    await this.tickets.change(notice.ticket_id, agentActor(me), null, async ({ tx, plan }) => {
      const { acknowledged_at, rung } = found(await this.escalations.notice(tx, noticeId));
      const by = managerBy(await this.calendars.ofTeam(plan.ticket.teamId), plan.now);
      const passed =
        passOn && rung === 'supervisor' && (await this.escalations.bringManager(tx, plan.ticket.id, plan.now, by));
      if (!acknowledged_at) await this.escalations.acknowledge(tx, noticeId, plan.now);
      if (acknowledged_at && !passed) return;
      plan.take({ type: 'ticket.escalation_acknowledged', changes: {}, details: { rung, passedOn: passed } });
      this.wakeAfter(tx);
    });
    return notice.ticket_id;
  }

  private wakeAfter(tx: Tx): void {
    tx.afterCommit(() => this.wake.up(LADDER));
  }
}
