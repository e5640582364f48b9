import { type WindowClock, windowState } from './window-clock';

/** The moment (UTC) from which at most `seconds` of a window's own working time are left; its opening when it is no longer than that. */
export function windowMoment(window: Pick<WindowClock, 'openedAt' | 'segments'>, seconds: number): Date {
  let left = seconds * 1000;
  for (const { from, to } of [...window.segments].reverse()) {
    const span = to.getTime() - from.getTime();
    if (left <= span) return new Date(to.getTime() - left);
    left -= span;
  }
  return window.openedAt;
}

/** Whether a transfer at `now` needs a reason: the deadline is at most `seconds` of working time away, or has passed (DOMAIN W13). */
export function transferNeedsReason(window: WindowClock | null, seconds: number, now: Date): boolean {
  return window !== null && windowState(window, now).remainingSeconds <= seconds;
}
