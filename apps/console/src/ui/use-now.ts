import { useSyncExternalStore } from 'react';
import { serverNow } from '../app/server-clock';

const listening = new Set<() => void>();
let now = serverNow();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = serverNow();
  listening.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  if (listening.size === 0) {
    now = serverNow();
    timer = setInterval(tick, 1_000);
  }
  listening.add(listener);
  return () => {
    listening.delete(listener);
    if (listening.size === 0) clearInterval(timer);
  };
}

/** Now by the server's clock, in milliseconds; every reader moves on together, once a second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
