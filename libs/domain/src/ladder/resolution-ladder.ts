import { addWorkingSeconds, type WorkCalendar } from '../calendar';
import type { ResolutionClock } from '../policies';
import { windowMoment } from '../reply-window';
import type { LadderStep, PlannedStep } from './ladder';

/** Whether a step is measured from when its ticket has to be solved, and not from a wait. */
export const ofResolution = ({ when }: Pick<LadderStep, 'when'>): boolean => when.from === 'resolution';

/** The deadline that steps are measured from (UTC): null while a pause lasts, and for a ticket that is solved or closed. */
export const resolutionDeadline = (clock: ResolutionClock | null): Date | null =>
  clock && !clock.endedAt ? clock.dueAt : null;

/**
 * When a step is due (UTC) of a clock that runs towards `deadline`, counted in that clock's hours and not in its pauses; before the start of
 * the clock there is none. `calendar` is that of the clock's hours. Throws `calendar_never_opens`, `calendar_invalid`.
 */
export function resolutionStepDueAt(
  { when }: Pick<LadderStep, 'when'>,
  clock: Pick<ResolutionClock, 'startedAt' | 'segments'>,
  deadline: Date,
  calendar: WorkCalendar,
): Date {
  if (when.seconds >= 0) return addWorkingSeconds(calendar, deadline, when.seconds).at;
  return windowMoment({ openedAt: clock.startedAt, segments: clock.segments }, -when.seconds);
}

/** A step planned for one deadline, which it was written for or has moved to. */
export interface DeadlineStep extends Omit<PlannedStep, 'fired'> {
  id: string;
  deadlineAt: Date;
  firedAt: Date | null;
}

/** What has to be written so that the rows of a ticket are what its ladder says of its deadline. */
export interface ResolutionLadderChanges {
  add: { step: LadderStep; dueAt: Date; past: boolean }[];
  /** Also brings back what was taken off when the clock stood still or the ticket was solved. */
  move: { id: string; dueAt: Date }[];
  drop: { id: string; why: 'ended' | 'replaced' }[];
}

interface Running {
  clock: ResolutionClock | null;
  /** When this ladder began to hold for the ticket: what lies before is not made up for. */
  since: Date;
  calendar: WorkCalendar;
}

/**
 * Compares the rows of one ticket with what its ladder asks for now: each step once for each deadline. What still waits moves with the
 * deadline; what was taken at an earlier one is taken again only where it comes later than it did. Throws as `resolutionStepDueAt` does.
 */
export function resolutionLadderChanges(
  steps: readonly LadderStep[],
  { clock, since, calendar }: Running,
  planned: readonly DeadlineStep[],
): ResolutionLadderChanges {
  const deadline = resolutionDeadline(clock);
  const changes: ResolutionLadderChanges = { add: [], move: [], drop: [] };
  const kept = new Set<DeadlineStep>();
  for (const step of deadline ? steps : []) {
    const rows = planned.filter(({ stepId }) => stepId === step.id);
    const dueAt = resolutionStepDueAt(step, clock!, deadline!, calendar);
    const settled = rows.filter(isSettled);
    if (settled.some(({ deadlineAt }) => deadlineAt.getTime() === deadline!.getTime())) continue;
    const row = rows.find((one) => one.dropped === null && !isSettled(one)) ?? rows.find((one) => !isSettled(one));
    if (!row) changes.add.push({ step, dueAt, past: dueAt < since || settled.some((one) => dueAt <= lastOf(one)) });
    else {
      kept.add(row);
      if (mustMove(row, deadline!, dueAt)) changes.move.push({ id: row.id, dueAt });
    }
  }
  for (const row of planned)
    if (!isSettled(row) && !row.dropped && !kept.has(row))
      changes.drop.push({ id: row.id, why: deadline ? 'replaced' : 'ended' });
  return changes;
}

/** Taken, or let pass for good. */
const isSettled = ({ firedAt, dropped }: DeadlineStep): boolean => firedAt !== null || dropped === 'past';

const lastOf = ({ firedAt, dueAt }: DeadlineStep): Date => firedAt ?? dueAt;

function mustMove(row: DeadlineStep, deadline: Date, dueAt: Date): boolean {
  if (row.dropped || row.deadlineAt.getTime() !== deadline.getTime()) return true;
  return !row.postponed && row.dueAt.getTime() !== dueAt.getTime();
}
