const MINUTE_MS = 60_000;

/**
 * How long to wait after `parts` messages went out, in milliseconds: evenly spread over the minute, a quarter more or less by `chance`
 * (0 to 1), for an account that answers like a machine is taken for one.
 */
export const pauseAfter = (parts: number, perMinute: number, chance: number): number =>
  Math.round(((MINUTE_MS * parts) / perMinute) * (0.75 + chance / 2));
