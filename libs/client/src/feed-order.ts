import type { DeskEvent } from '#contract';

/** Events in feed order: transaction id first, then event id (law 5). Those of one position stay as they came. */
export function inFeedOrder(events: readonly DeskEvent[]): DeskEvent[] {
  return [...events].sort((a, b) => comparePositions(a.position, b.position));
}

/** The later of two feed positions, as `xid:id`. */
export function laterPosition(a: string, b: string): string {
  return comparePositions(a, b) < 0 ? b : a;
}

function comparePositions(a: string, b: string): number {
  const [xidA = '0', idA = '0'] = a.split(':');
  const [xidB = '0', idB = '0'] = b.split(':');
  const difference = BigInt(xidA) - BigInt(xidB) || BigInt(idA) - BigInt(idB);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
