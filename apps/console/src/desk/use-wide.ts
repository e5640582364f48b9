import { useSyncExternalStore } from 'react';

// As in desk.css: below it the contact panel folds.
const WIDE = window.matchMedia('(min-width: 1180px)');

const subscribe = (listener: () => void) => {
  WIDE.addEventListener('change', listener);
  return () => WIDE.removeEventListener('change', listener);
};

/** Whether there is room for three panes. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => WIDE.matches);
}
