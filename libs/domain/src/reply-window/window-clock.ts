// Bundled into the browser: nothing may be imported here, so that a screen counts down without a calendar.

/** One waiting episode's deadlines. Each instant is UTC; `segments` is the working time from opening to `dueAt`. */
export interface WindowClock {
  openedAt: Date;
  remindAt: Date;
  leadAt: Date;
  dueAt: Date;
  segments: { from: Date; to: Date }[];
}

export type WindowPhase = 'calm' | 'remind' | 'lead' | 'breached';

export interface WindowState {
  state: WindowPhase;
  /** Working seconds left until the deadline, to the millisecond; 0 once breached. */
  remainingSeconds: number;
  /** Wall-clock seconds since the deadline; 0 before it. */
  overdueSeconds: number;
  /** Part of the window's working time that is left, 1 at opening, 0 from the deadline on. */
  share: number;
  /** The clock stands still because `now` is outside working time. */
  paused: boolean;
}

/** Which steps of this window were taken, and when. */
export interface StepsTaken {
  remindedAt: Date | null;
  leadToldAt: Date | null;
  breachedAt: Date | null;
}

export type WindowStep = 'remind' | 'lead' | 'breach';

/**
 * How a reply window stands at `now` (DOMAIN W1, W13). The deadline itself is late: a reply at 29:59.999 keeps a
 * 30-minute window, one at 30:00.000 has breached it. A `now` before the opening (a slow clock on a screen) counts as
 * the opening. Throws nothing.
 */
export function windowState(clock: WindowClock, now: Date): WindowState {
  const at = Math.max(now.getTime(), clock.openedAt.getTime());
  const dueAt = clock.dueAt.getTime();
  const breached = at >= dueAt;
  const leftMs = breached ? 0 : workingMsAfter(clock, at);
  const totalMs = workingMsAfter(clock, clock.openedAt.getTime());
  return {
    state: phase(clock, at),
    remainingSeconds: leftMs / 1000,
    overdueSeconds: breached ? (at - dueAt) / 1000 : 0,
    share: totalMs === 0 ? 0 : leftMs / totalMs,
    paused: !breached && !clock.segments.some(({ from, to }) => from.getTime() <= at && at < to.getTime()),
  };
}

/**
 * The steps to take at `now`, in order: remind the holder, tell the team lead, record the breach. Each is due once;
 * steps that were missed while nothing ran are all due together, and a recorded breach leaves nothing to do.
 */
export function dueSteps(clock: WindowClock, already: StepsTaken, now: Date): WindowStep[] {
  return openSteps(clock, already)
    .filter(([, at]) => now.getTime() >= at.getTime())
    .map(([step]) => step);
}

/** When the next step of this window is due (UTC, possibly in the past), or null when none is left. */
export function nextStepAt(clock: WindowClock, already: StepsTaken): Date | null {
  return openSteps(clock, already)[0]?.[1] ?? null;
}

function openSteps(clock: WindowClock, already: StepsTaken): [WindowStep, Date][] {
  if (already.breachedAt) return [];
  const steps: [WindowStep, Date, Date | null][] = [
    ['remind', clock.remindAt, already.remindedAt],
    ['lead', clock.leadAt, already.leadToldAt],
    ['breach', clock.dueAt, already.breachedAt],
  ];
  return steps.filter(([, , takenAt]) => takenAt === null).map(([step, at]) => [step, at]);
}

function phase(clock: WindowClock, at: number): WindowPhase {
  if (at >= clock.dueAt.getTime()) return 'breached';
  if (at >= clock.leadAt.getTime()) return 'lead';
  return at >= clock.remindAt.getTime() ? 'remind' : 'calm';
}

function workingMsAfter({ segments }: WindowClock, at: number): number {
  return segments.reduce((sum, { from, to }) => sum + Math.max(0, to.getTime() - Math.max(from.getTime(), at)), 0);
}
