import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type LadderStep, ladderChanges, ofResolution, type PlannedStep } from '#domain';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/database';
import type { StoredEvent } from '../../platform/events/event-log';
import { EventReader } from '../../platform/events/event-reader';
import { CalendarsService } from '../calendars/calendars.service';
import { windowOfStored } from '../tickets/stored-window';
import { type EscalationRow, EscalationsRepository } from './escalations.repository';
import { LaddersService } from './ladders.service';
import { grouped, LadderReadingRepository, type WaitingTicket } from './reading.repository';
import { ResolutionPlanner } from './resolution-planner';

/** Who follows the events waits for a transaction that writes (law 5). */
const BATCH = 100;
/** So many tickets, and whoever waits for an answer of this process is served first. */
const BREATH = 25;
/** Reminder, word to the leads and breach move nothing of a window. */
const MOVED = ['opened', 'answered', 'excused', 'reopened', 'moved'].map((what) => `reply_window.${what}`);
const CLOCK = ['started', 'paused', 'resumed', 'moved', 'ended', 'withdrawn'].map((what) => `resolution.${what}`);
const SETTLED = ['ticket.resolved', 'ticket.closed', 'ticket.marked_spam'];
const FOLLOWED = [...MOVED, ...CLOCK, ...SETTLED, 'ticket.transferred', 'setup.changed'];

/** A ticket to look at. */
interface Touched {
  /** From when its ladder holds, where that is later than its window. */
  since: Date | null;
  /** When its resolution clock was set, which may have been started earlier; null where that is not new. */
  clockSetAt: Date | null;
  /** Its team by the event; undefined where the event names none. */
  teamId?: string | null;
}

/**
 * Follows the events with a cursor of its own and keeps the due rows what windows and ladders say (laws 5 and 6): the rows are compared
 * with the state as it is now, so that reading an event twice, or late, changes nothing.
 */
@Injectable()
export class LadderPlanner {
  constructor(
    private readonly reader: EventReader,
    private readonly reading: LadderReadingRepository,
    private readonly repository: EscalationsRepository,
    private readonly resolution: ResolutionPlanner,
    private readonly ladders: LaddersService,
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  /** `more`: a full batch was read. `held`: something is stored that can't be read in order yet. */
  read(): Promise<{ more: boolean; held: boolean }> {
    return this.reader.page('ladder', FOLLOWED, BATCH, async (tx, events) => {
      const settled = events.filter(({ type }) => SETTLED.includes(type)).map(({ ticketId }) => ticketId!);
      if (settled.length) await this.reading.endReports(tx, settled, this.clock.now());
      const touched = await this.touched(tx, events);
      if (touched.size) await this.plan(tx, touched);
    });
  }

  private async touched(tx: Tx, events: readonly StoredEvent[]): Promise<Map<string, Touched>> {
    const found = new Map<string, Touched>();
    for (const event of events) {
      const { ticketId, teamId = null, at } = event;
      if (event.type === 'setup.changed' && event.payload.area === 'ladders')
        for (const id of await this.reading.waiting(tx)) found.set(id, { since: at, clockSetAt: null });
      if (!ticketId || event.subjectKind !== 'ticket') continue;
      const { since, clockSetAt } = found.get(ticketId) ?? { since: null, clockSetAt: null };
      if (movedTeam(event)) found.set(ticketId, { since: at, clockSetAt, teamId });
      else if (event.type === 'resolution.started') found.set(ticketId, { since, clockSetAt: at, teamId });
      else if (MOVED.includes(event.type) || CLOCK.includes(event.type))
        found.set(ticketId, { since, clockSetAt, teamId });
    }
    return found;
  }

  private async plan(tx: Tx, touched: Map<string, Touched>): Promise<void> {
    const ids = [...touched.keys()];
    const ladderOf = await this.ladders.all(tx);
    const planned = grouped(await this.reading.planned(tx, ids), ({ ticket_id }) => ticket_id);
    // A team without steps has nothing to plan: a hundred thousand windows that move at once need not be read again for that.
    const concerned = [...touched].filter(
      ([id, { teamId }]) => planned.has(id) || teamId === undefined || ladderOf(teamId).steps.length > 0,
    );
    if (concerned.length > 0) {
      const tickets = await this.reading.tickets(
        tx,
        concerned.map(([id]) => id),
      );
      for (const [n, ticket] of tickets.entries()) {
        if (n % BREATH === BREATH - 1) await breathe();
        await this.planOne(tx, ticket, ladderOf(ticket.team_id).steps, planned.get(ticket.id) ?? [], touched);
      }
    }
    await this.reading.dropUntold(tx, ids, this.clock.now());
  }

  private async planOne(
    tx: Tx,
    ticket: WaitingTicket,
    steps: readonly LadderStep[],
    rows: readonly EscalationRow[],
    touched: Map<string, Touched>,
  ): Promise<void> {
    const { since, clockSetAt } = touched.get(ticket.id)!;
    const [ofClock, ofWindow] = [steps.filter(ofResolution), steps.filter((step) => !ofResolution(step))];
    const waits = rows.filter(({ resolution_due_at }) => resolution_due_at === null);
    const deadlines = rows.filter(({ resolution_due_at }) => resolution_due_at !== null);
    await this.reconcile(tx, ticket, ofWindow, waits, since);
    await this.resolution.reconcile(tx, ticket, ofClock, deadlines, since ?? clockSetAt);
  }

  private async reconcile(
    tx: Tx,
    ticket: WaitingTicket,
    steps: readonly LadderStep[],
    rows: readonly EscalationRow[],
    since: Date | null,
  ): Promise<void> {
    const stored = ticket.reply_window;
    const calendar = await this.calendars.ofTeam(ticket.team_id);
    const earlier = rows.filter(({ window_id }) => window_id !== stored?.id);
    for (const { window_id, step_id } of earlier) await this.repository.drop(tx, window_id!, step_id, 'ended');
    if (!stored) return;
    const window = windowOfStored(stored);
    const episode = { window, since: since ?? window.openedAt, calendar };
    const changes = ladderChanges(steps, episode, rows.filter((row) => !earlier.includes(row)).map(plannedOf));
    const none = { no_solution_id: null, resolution_due_at: null, acknowledge_by: null, rung: 'step' as const };
    for (const { step, dueAt, past } of changes.add) {
      const about = { ticket_id: ticket.id, window_id: window.id, step_id: step.id, step, due_at: dueAt };
      await this.repository.insert(tx, { ...about, ...none, dropped: past ? 'past' : null });
    }
    for (const { stepId, dueAt } of [...changes.move, ...changes.revive])
      await this.repository.setDue(tx, window.id, stepId, dueAt);
    for (const { stepId, why } of changes.drop) await this.repository.drop(tx, window.id, stepId, why);
  }
}

function movedTeam({ type, payload, teamId }: StoredEvent): boolean {
  const previous = payload.previous as { teamId?: string | null } | undefined;
  return type === 'ticket.transferred' && previous !== undefined && (previous.teamId ?? null) !== (teamId ?? null);
}

const plannedOf = (row: EscalationRow): PlannedStep => ({
  stepId: row.step_id,
  dueAt: row.due_at,
  fired: row.fired_at !== null,
  postponed: row.postponed,
  dropped: row.dropped,
});
