import { addWorkingSeconds, type WorkCalendar } from '../calendar';
import { type WindowClock, windowMoment } from '../reply-window';

/**
 * When a step is due, in seconds of the clock's own time: after the contact wrote, or before (negative) or after the deadline of the
 * reply window (`deadline`) or of the resolution (`resolution`).
 */
export interface LadderWhen {
  from: 'opened' | 'deadline' | 'resolution';
  seconds: number;
}

export type LadderTo =
  | { kind: 'holder' }
  | { kind: 'leads' }
  | { kind: 'admins' }
  | { kind: 'agent'; id: string }
  | { kind: 'team'; id: string };

export type LadderAct = 'remind' | 'tell' | 'give_back' | 'transfer' | 'take_over';

/** One rung that an admin wrote; `id` stays the same through edits, so that no episode passes it twice. */
export interface LadderStep {
  id: string;
  when: LadderWhen;
  act: LadderAct;
  to: LadderTo | null;
  notice: boolean;
  email: boolean;
}

/**
 * When a step of an episode is due (UTC). Working time before the opening does not exist: a step that lies further before the
 * deadline than the window is long is due at the opening. Throws `calendar_never_opens`, `calendar_invalid`.
 */
export function stepDueAt({ when }: Pick<LadderStep, 'when'>, window: WindowClock, calendar: WorkCalendar): Date {
  if (when.from === 'opened') return addWorkingSeconds(calendar, window.openedAt, when.seconds).at;
  if (when.seconds >= 0) return addWorkingSeconds(calendar, window.dueAt, when.seconds).at;
  return windowMoment(window, -when.seconds);
}

/** How a planned step of an episode stands. */
export interface PlannedStep {
  stepId: string;
  dueAt: Date;
  fired: boolean;
  /** Waits for the shift of who is to get the ticket: its time is no longer the window's. */
  postponed: boolean;
  /** Why it was taken off; null while it stands. `past` and `done` are for good. */
  dropped: 'ended' | 'replaced' | 'past' | null;
}

/** What has to be written so that the rows of an episode are what its ladder says. */
export interface LadderChanges {
  add: { step: LadderStep; dueAt: Date; past: boolean }[];
  move: { stepId: string; dueAt: Date }[];
  revive: { stepId: string; dueAt: Date }[];
  drop: { stepId: string; why: 'ended' | 'replaced' }[];
}

/**
 * Compares the rows of one episode with what its ladder asks for now. `since` is when this ladder began to hold for the
 * episode: steps that lie before it are not made up for. `window` is null once the episode has ended, and then nothing waits any
 * more; one that a taken-back reply opens again goes on where it stood.
 */
export function ladderChanges(
  steps: readonly LadderStep[],
  episode: { window: WindowClock | null; since: Date; calendar: WorkCalendar },
  planned: readonly PlannedStep[],
): LadderChanges {
  const { window, since, calendar } = episode;
  const known = new Map(planned.map((row) => [row.stepId, row]));
  const changes: LadderChanges = { add: [], move: [], revive: [], drop: [] };
  for (const step of window ? steps : []) {
    const dueAt = stepDueAt(step, window!, calendar);
    const row = known.get(step.id);
    if (!row) changes.add.push({ step, dueAt, past: dueAt < since });
    else if (row.dropped === 'ended' || row.dropped === 'replaced') changes.revive.push({ stepId: step.id, dueAt });
    else if (!row.fired && !row.postponed && !row.dropped && row.dueAt.getTime() !== dueAt.getTime())
      changes.move.push({ stepId: step.id, dueAt });
  }
  const wanted = new Set(window ? steps.map(({ id }) => id) : []);
  for (const { stepId, fired, dropped } of planned)
    if (!fired && !dropped && !wanted.has(stepId)) changes.drop.push({ stepId, why: window ? 'replaced' : 'ended' });
  return changes;
}
