import { useSyncExternalStore } from 'react';

const NARROW = window.matchMedia('(max-width: 700px)');

const subscribe = (listener: () => void) => {
  NARROW.addEventListener('change', listener);
  return () => NARROW.removeEventListener('change', listener);
};

/** Whether columns side by side have no room. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => NARROW.matches);
}
