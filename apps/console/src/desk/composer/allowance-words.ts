import type { AllowanceView } from '#contract';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export interface TimeLeft {
  unit: 'hours' | 'minutes' | 'seconds';
  count: number;
}

/** How long a window stays open, in the one unit a person would say; what is left of it is never rounded up. */
export function timeLeft(until: string, now: number): TimeLeft {
  const ms = Math.max(0, Date.parse(until) - now);
  if (ms >= HOUR_MS) return { unit: 'hours', count: Math.floor(ms / HOUR_MS) };
  if (ms >= MINUTE_MS) return { unit: 'minutes', count: Math.floor(ms / MINUTE_MS) };
  return { unit: 'seconds', count: 0 };
}

/** Why nothing may be said now; null while something may. A window closes by itself, without anybody telling. */
export function speechHold(
  allowance: AllowanceView | null | undefined,
  now: number,
): 'used' | 'closed' | 'never' | null {
  if (!allowance) return null;
  if (allowance.until === null) return 'never';
  if (Date.parse(allowance.until) < now) return 'closed';
  return allowance.state === 'open' ? null : allowance.state;
}
