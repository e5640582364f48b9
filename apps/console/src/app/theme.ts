import { useSyncExternalStore } from 'react';
import type { Preferences } from '#contract';

export type ThemeChoice = NonNullable<Preferences['theme']>;
export type Theme = 'light' | 'dark';

const KEPT = 'theme';
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const listening = new Set<() => void>();
let choice: ThemeChoice = 'system';

/** Puts the theme on before anything is painted, and follows the system where that was chosen. */
export function startTheme(): void {
  const kept = localStorage.getItem(KEPT);
  setTheme(kept === 'light' || kept === 'dark' ? kept : 'system');
  systemDark.addEventListener('change', () => setTheme(choice));
}

export function setTheme(next: ThemeChoice): void {
  choice = next;
  localStorage.setItem(KEPT, next);
  document.documentElement.dataset.theme = currentTheme();
  listening.forEach((listener) => listener());
}

function currentTheme(): Theme {
  if (choice === 'system') return systemDark.matches ? 'dark' : 'light';
  return choice;
}

const subscribe = (listener: () => void) => {
  listening.add(listener);
  return () => void listening.delete(listener);
};

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme);
}
