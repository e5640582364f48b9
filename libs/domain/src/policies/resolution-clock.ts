// Bundled into the browser: nothing but types may be imported here, so that a screen counts down without a calendar.
import type { Hours, PauseReason } from './policy';

/** A time in which the clock stood still, or stands (`to` null). */
export interface Pause {
  from: Date;
  to: Date | null;
  reason: PauseReason;
}

/** How a ticket stands against its resolution target. Each instant is UTC. */
export interface ResolutionClock {
  policyId: string;
  policyVersion: number;
  seconds: number;
  hours: Hours;
  pausesOn: PauseReason[];
  startedAt: Date;
  /** Null while a pause lasts. */
  dueAt: Date | null;
  /** The time that counted and will count; up to the pause while one lasts. */
  segments: { from: Date; to: Date }[];
  /** Every pause there was, also those that this policy does not count. */
  pauses: Pause[];
  /** When the holder was told that it is due soon. */
  remindedAt: Date | null;
  breachedAt: Date | null;
  endedAt: Date | null;
}

export interface ResolutionState {
  state: 'running' | 'paused' | 'soon' | 'breached' | 'ended';
  /** Counted seconds left; 0 from the deadline on. */
  remainingSeconds: number;
  /** Wall-clock seconds since the deadline. */
  overdueSeconds: number;
  /** Part of the target that is left, 1 at the start. */
  share: number;
  /** What holds it now; a running clock outside of its hours has none. */
  reason: PauseReason | null;
}

const SOON = 0.2;

/** How a resolution clock stands at `now`. The deadline itself is late. Throws nothing. */
export function resolutionState(clock: ResolutionClock, now: Date): ResolutionState {
  const at = (clock.endedAt ?? now).getTime();
  const worked = clock.segments.reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(to.getTime(), at) - from.getTime()),
    0,
  );
  const overdue = clock.dueAt !== null && at >= clock.dueAt.getTime();
  const remainingSeconds = overdue ? 0 : Math.max(0, clock.seconds - worked / 1000);
  const reason = clock.dueAt === null ? (openPause(clock)?.reason ?? null) : null;
  const share = remainingSeconds / clock.seconds;
  const running = share <= SOON ? 'soon' : 'running';
  return {
    state: clock.endedAt
      ? 'ended'
      : clock.breachedAt || overdue
        ? 'breached'
        : clock.dueAt === null
          ? 'paused'
          : running,
    remainingSeconds,
    overdueSeconds: overdue ? (at - clock.dueAt!.getTime()) / 1000 : 0,
    share,
    reason,
  };
}

const openPause = ({ pauses, pausesOn }: ResolutionClock): Pause | undefined =>
  pauses.find(({ to, reason }) => to === null && pausesOn.includes(reason));

/** When its breach is due; null when there is none to come. */
export const resolutionDueAt = ({ dueAt, breachedAt, endedAt }: ResolutionClock): Date | null =>
  breachedAt || endedAt ? null : dueAt;

/**
 * When the holder is to be told that a fifth of the target is left, which is when the clock changes its colour; null when they were told of
 * this deadline or there is none to come. A deadline that moved away since is one to be told of again.
 */
export function resolutionRemindAt(clock: ResolutionClock): Date | null {
  if (!resolutionDueAt(clock)) return null;
  let left = clock.seconds * (1 - SOON) * 1000;
  for (const { from, to } of clock.segments) {
    const lasts = to.getTime() - from.getTime();
    if (lasts < left) left -= lasts;
    else {
      const at = new Date(from.getTime() + left);
      return clock.remindedAt && clock.remindedAt >= at ? null : at;
    }
  }
  return null;
}

/** The next moment at which something is to be done about it; null when there is none. */
export const resolutionStepAt = (clock: ResolutionClock): Date | null =>
  resolutionRemindAt(clock) ?? resolutionDueAt(clock);
