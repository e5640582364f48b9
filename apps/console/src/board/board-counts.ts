import type { BoardAgent } from '#contract';
import type { Strip } from './board-state';

const SOON_MS = 5 * 60_000;

export interface Standing {
  waiting: number;
  breached: number;
  /** Due within five minutes, not yet breached. */
  dueSoon: number;
}

/** Counts of the strips at `nowMs`; the strips are in order of due time, so two binary searches do. */
export function standing(strips: readonly Strip[], nowMs: number, more = 0): Standing {
  // The deadline itself is late (DOMAIN W1).
  const breached = firstDueAfter(strips, nowMs);
  return { waiting: strips.length + more, breached, dueSoon: firstDueAfter(strips, nowMs + SOON_MS) - breached };
}

/** Share of today's ended windows that were kept, 0 to 1; null while none has ended. */
export function keptShare({ metToday, missedToday }: { metToday: number; missedToday: number }): number | null {
  const ended = metToday + missedToday;
  return ended === 0 ? null : metToday / ended;
}

export function readyCount(agents: readonly BoardAgent[]): number {
  return agents.filter(({ agent, load }) => agent.presence === 'online' && load < agent.capacity).length;
}

const PRESENCE_RANK = { online: 0, busy: 1, away: 2, offline: 3 } as const;

/** Whoever is there first; among them the one whose contact's window ends soonest; then by work number. */
export function inWatchOrder(agents: readonly BoardAgent[]): BoardAgent[] {
  const due = new Map(agents.map((a) => [a.agent.id, a.nextDueAt ? Date.parse(a.nextDueAt) : Infinity]));
  return [...agents].sort((a, b) => {
    const present = Number(a.agent.presence === 'offline') - Number(b.agent.presence === 'offline');
    const dueA = due.get(a.agent.id)!;
    const dueB = due.get(b.agent.id)!;
    const byDue = dueA === dueB ? 0 : dueA - dueB;
    const byPresence = PRESENCE_RANK[a.agent.presence] - PRESENCE_RANK[b.agent.presence];
    return present || byDue || byPresence || a.agent.workNumber.localeCompare(b.agent.workNumber, 'en');
  });
}

function firstDueAfter(strips: readonly Strip[], ms: number): number {
  let low = 0;
  let high = strips.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (strips[middle]!.dueMs <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
