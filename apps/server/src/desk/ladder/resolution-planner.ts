import { Injectable } from '@nestjs/common';
import { type DeadlineStep, type LadderStep, resolutionLadderChanges } from '#domain';
import type { Tx } from '../../platform/database/database';
import { CalendarsService } from '../calendars/calendars.service';
import { resolutionOfRecord } from '../tickets/stored-resolution';
import { type EscalationRow, EscalationsRepository } from './escalations.repository';
import { LadderReadingRepository, type WaitingTicket } from './reading.repository';

/** Keeps the rows of a ticket what its ladder says of the time by which it has to be solved. */
@Injectable()
export class ResolutionPlanner {
  constructor(
    private readonly repository: EscalationsRepository,
    private readonly reading: LadderReadingRepository,
    private readonly calendars: CalendarsService,
  ) {}

  /** `since`: from when the ladder holds for this ticket, where that is later than the start of its clock. */
  async reconcile(
    tx: Tx,
    ticket: WaitingTicket,
    steps: readonly LadderStep[],
    rows: readonly EscalationRow[],
    since: Date | null,
  ): Promise<void> {
    if (steps.length === 0 && rows.length === 0) return;
    const clock = ticket.resolution && resolutionOfRecord(ticket.resolution);
    const calendar = await this.calendars.ofHours(ticket.team_id, clock?.hours ?? 'working');
    const running = { clock, since: since ?? clock?.startedAt ?? new Date(0), calendar };
    const changes = resolutionLadderChanges(steps, running, rows.map(deadlineStepOf));
    const deadline = clock?.dueAt ?? null;
    for (const { step, dueAt, past } of changes.add) {
      const about = { ticket_id: ticket.id, window_id: null, no_solution_id: null, resolution_due_at: deadline };
      const planned = { rung: 'step' as const, step_id: step.id, step, due_at: dueAt, acknowledge_by: null };
      await this.repository.insert(tx, { ...about, ...planned, dropped: past ? 'past' : null });
    }
    for (const { id, dueAt } of changes.move) await this.reading.moveTo(tx, id, deadline!, dueAt);
    for (const { id, why } of changes.drop) await this.repository.dropOne(tx, id, why);
  }
}

const deadlineStepOf = (row: EscalationRow): DeadlineStep => ({
  id: row.id,
  stepId: row.step_id,
  deadlineAt: row.resolution_due_at!,
  dueAt: row.due_at,
  firedAt: row.fired_at,
  postponed: row.postponed,
  dropped: row.dropped,
});
