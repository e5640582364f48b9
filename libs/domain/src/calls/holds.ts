import type { CallEvent } from './call-event';

/** A time in which nobody spoke with the contact after the answer; `to` is null while it lasts. */
export interface Held {
  from: Date;
  to: Date | null;
}

/**
 * The holds of a call from its events in order: on hold until resumed, handed on until the next one answers, all of them
 * over with the call. Holding twice is one hold; a hold before the answer is none.
 */
export function holdsOf(events: readonly CallEvent[], answeredAt: Date | null, endedAt: Date | null): Held[] {
  const holds: Held[] = [];
  if (!answeredAt) return holds;
  for (const event of events) {
    const open = holds.at(-1);
    const isOpen = open !== undefined && open.to === null;
    if (opens(event) && !isOpen) holds.push({ from: event.at, to: null });
    else if (isOpen && closes(event)) open.to = event.at;
  }
  const last = holds.at(-1);
  if (last && !last.to) last.to = endedAt;
  return holds;
}

const opens = ({ kind, attended }: CallEvent): boolean => kind === 'held' || (kind === 'transferred' && !attended);
const closes = ({ kind, attended }: CallEvent): boolean =>
  kind === 'resumed' || kind === 'answered' || (kind === 'transferred' && attended === true);

/** Whole seconds of the holds that are over, summed before rounding down so that many short ones don't vanish. */
export function heldSeconds(holds: readonly Held[]): number {
  const ms = holds.reduce((sum, { from, to }) => sum + (to ? to.getTime() - from.getTime() : 0), 0);
  return Math.floor(ms / 1000);
}
