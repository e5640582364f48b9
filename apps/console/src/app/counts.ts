import { useSyncExternalStore } from 'react';
import type { QueueCounts } from '#contract';

let counts: QueueCounts | null = null;
const listening = new Set<() => void>();

export function setCounts(next: QueueCounts | null): void {
  counts = next;
  listening.forEach((listener) => listener());
}

/** Open work per view as the server pushes it; null until it said. */
export function useCounts(): QueueCounts | null {
  return useSyncExternalStore(
    (listener) => {
      listening.add(listener);
      return () => void listening.delete(listener);
    },
    () => counts,
  );
}
