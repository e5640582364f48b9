export interface Progress {
  /** 0 to 1, for the bar. */
  share: number;
  /** Whole per cent, not capped: 120 of 100 reads 120 %. */
  percent: number;
  missing: number;
  reached: boolean;
}

/** How far a value is on its way to a target; null where there is no target to measure against. */
export function progress(value: number | null, target: number | null): Progress | null {
  if (target === null || target <= 0) return null;
  const reachedValue = value ?? 0;
  return {
    share: Math.min(1, Math.max(0, reachedValue / target)),
    // Rounded down, so that 99.9 % never reads as reached.
    percent: Math.floor((reachedValue / target) * 100),
    missing: Math.max(0, target - reachedValue),
    reached: reachedValue >= target,
  };
}
