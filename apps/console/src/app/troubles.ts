import { useSyncExternalStore } from 'react';
import type { InboxAlarm } from '#contract';

let troubles: readonly InboxAlarm[] = [];
const listening = new Set<() => void>();

export function setTroubles(next: readonly InboxAlarm[]): void {
  troubles = next;
  listening.forEach((listener) => listener());
}

/** Inboxes in trouble as the server pushes them to admins and team leads; the oldest first. */
export function useTroubles(): readonly InboxAlarm[] {
  return useSyncExternalStore(
    (listener) => {
      listening.add(listener);
      return () => void listening.delete(listener);
    },
    () => troubles,
  );
}
