import { useSyncExternalStore } from 'react';

/** What belongs to this machine rather than to the agent. */
interface LocalSettings {
  queueWidth: number;
  panelOpen: boolean;
}

const DEFAULTS: LocalSettings = { queueWidth: 320, panelOpen: true };
const KEPT = 'desk-settings';
const listening = new Set<() => void>();
let settings = read();

function read(): LocalSettings {
  const kept = localStorage.getItem(KEPT);
  return kept ? { ...DEFAULTS, ...(JSON.parse(kept) as Partial<LocalSettings>) } : DEFAULTS;
}

export function setLocal(patch: Partial<LocalSettings>): void {
  settings = { ...settings, ...patch };
  localStorage.setItem(KEPT, JSON.stringify(settings));
  listening.forEach((listener) => listener());
}

export function useLocalSettings(): LocalSettings {
  return useSyncExternalStore(
    (listener) => {
      listening.add(listener);
      return () => void listening.delete(listener);
    },
    () => settings,
  );
}
