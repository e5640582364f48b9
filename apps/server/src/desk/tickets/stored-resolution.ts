import type { ResolutionClockView } from '#contract';
import type { ResolutionClock } from '#domain';

/** As jsonb holds it: what the wire wants. */
export type StoredResolution = ResolutionClockView;

const date = (text: string | null): Date | null => (text ? new Date(text) : null);

export const resolutionOfRecord = (r: StoredResolution): ResolutionClock => ({
  ...r,
  startedAt: new Date(r.startedAt),
  dueAt: date(r.dueAt),
  segments: r.segments.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) })),
  pauses: r.pauses.map(({ from, to, reason }) => ({ from: new Date(from), to: date(to), reason })),
  // Clocks set by earlier versions don't have it.
  remindedAt: date(r.remindedAt ?? null),
  breachedAt: date(r.breachedAt),
  endedAt: date(r.endedAt),
});
