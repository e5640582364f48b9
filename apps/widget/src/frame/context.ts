import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Chat } from './chat';
import type { Locale, Strings } from './strings';

/** What every part of the sheet needs. */
export interface Surroundings {
  chat: Chat;
  strings: Strings;
  locale: Locale;
}
export const Around = createContext<Surroundings | null>(null);

export function useAround(): Surroundings {
  const around = useContext(Around);
  if (!around) throw new Error('rendered outside the sheet');
  return around;
}
