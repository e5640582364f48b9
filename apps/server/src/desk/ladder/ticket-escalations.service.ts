import { Injectable } from '@nestjs/common';
import type { Escalation, LadderStepView, TicketEscalations } from '#contract';
import { ofResolution, resolutionDeadline, resolutionStepDueAt, stepDueAt, windowMoment } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Sql } from '../../platform/database/database';
import { CalendarsService } from '../calendars/calendars.service';
import { SettingsService } from '../policies/settings.service';
import { resolutionOfRecord } from '../tickets/stored-resolution';
import { windowOfStored } from '../tickets/stored-window';
import { TicketReadingService } from '../tickets/ticket-reading.service';
import { type EscalationRow, EscalationsRepository, type NoticeRow } from './escalations.repository';
import { LaddersService } from './ladders.service';
import { NoSolutionRepository } from './no-solution.repository';
import { grouped, LadderReadingRepository, type WaitingTicket } from './reading.repository';

/** Which steps a ticket has passed and which come next. */
@Injectable()
export class TicketEscalationsService {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketReadingService,
    private readonly repository: EscalationsRepository,
    private readonly reading: LadderReadingRepository,
    private readonly reports: NoSolutionRepository,
    private readonly ladders: LaddersService,
    private readonly calendars: CalendarsService,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
  ) {}

  async seenBy(me: Principal, ticketId: string): Promise<TicketEscalations> {
    await this.tickets.mustSeeTicket(me, ticketId);
    return this.of(ticketId);
  }

  of(ticketId: string): Promise<TicketEscalations> {
    return this.database.keyedSnapshot(async (sql) => {
      const [ticket] = await this.reading.tickets(sql, [ticketId]);
      const rows = await this.repository.ofTicket(sql, ticketId);
      const notices = grouped(
        await this.repository.noticesOf(
          sql,
          rows.map(({ id }) => id),
        ),
        ({ escalation_id }) => escalation_id,
      );
      const views = rows.map((row) => ({ row, view: viewOf(row, notices.get(row.id) ?? []) }));
      const written = views.filter(({ row }) => row.rung === 'step' && row.dropped === null).map(({ view }) => view);
      const known = new Set(rows.map(({ step_id }) => step_id));
      return {
        steps: [...written, ...(await this.toCome(sql, ticket!, known))].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1)),
        noSolution: await this.reportOf(sql, ticketId, views),
        reasonFrom: await this.reasonFrom(ticket!),
      };
    });
  }

  /** What the planner has not written down yet of a window or a clock that was just opened. */
  private async toCome(sql: Sql, ticket: WaitingTicket, known: ReadonlySet<string>): Promise<Escalation[]> {
    if (!ticket.reply_window && !ticket.resolution) return [];
    const { steps } = await this.ladders.inForce(ticket.team_id, sql);
    const dueOf = await this.dueTimes(ticket);
    const blank = { id: null, rung: 'step' as const, firedAt: null, outcome: null, notices: [] };
    return steps.flatMap((step) => {
      const dueAt = known.has(step.id) ? null : dueOf(step);
      return dueAt ? [{ ...blank, step, dueAt: dueAt.toISOString() }] : [];
    });
  }

  /** When each step is due; null for one whose clock does not run. */
  private async dueTimes(ticket: WaitingTicket): Promise<(step: LadderStepView) => Date | null> {
    const window = ticket.reply_window && windowOfStored(ticket.reply_window);
    const clock = ticket.resolution && resolutionOfRecord(ticket.resolution);
    const deadline = resolutionDeadline(clock);
    const calendar = await this.calendars.ofTeam(ticket.team_id);
    const counted = await this.calendars.ofHours(ticket.team_id, clock?.hours ?? 'working');
    return (step) => {
      if (ofResolution(step)) return deadline && resolutionStepDueAt(step, clock!, deadline, counted);
      return window && stepDueAt(step, window, calendar);
    };
  }

  private async reportOf(sql: Sql, ticketId: string, views: { row: EscalationRow; view: Escalation }[]) {
    const report = await this.reports.newest(sql, ticketId);
    if (!report) return null;
    return {
      id: report.id,
      byId: report.by_agent_id,
      reason: report.reason,
      at: report.at.toISOString(),
      solveBy: report.solve_by.toISOString(),
      endedAt: report.ended_at?.toISOString() ?? null,
      rungs: views.filter(({ row }) => row.no_solution_id === report.id && !row.dropped).map(({ view }) => view),
    };
  }

  private async reasonFrom({ reply_window }: WaitingTicket): Promise<string | null> {
    if (!reply_window) return null;
    const within = await this.settings.at('transfer.reason_within', this.clock.now());
    return windowMoment(windowOfStored(reply_window), within).toISOString();
  }
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

const viewOf = (row: EscalationRow, notices: readonly NoticeRow[]): Escalation => ({
  id: row.id,
  rung: row.rung,
  step: row.step,
  dueAt: row.due_at.toISOString(),
  firedAt: iso(row.fired_at),
  outcome: row.outcome ?? (row.postponed ? 'postponed' : null),
  notices: notices.map((notice) => ({
    id: notice.id,
    agentId: notice.agent_id,
    at: notice.due_at.toISOString(),
    postponed: notice.postponed,
    toldAt: iso(notice.told_at),
    acknowledgeBy: iso(notice.acknowledge_by),
    acknowledgedAt: iso(notice.acknowledged_at),
    mail: notice.mail_state,
  })),
});
