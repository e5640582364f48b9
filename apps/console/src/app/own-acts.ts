import i18next from 'i18next';
import type { ChosenStatus, Locale, Preferences } from '#contract';
import { toast } from '../ui';
import { api, signedOut } from './api';
import { problemText } from './problems';
import { patchBootstrap, savePreferences } from './session';

/** Does it, and says so when it failed. */
export function tried(act: Promise<unknown>): void {
  act.catch((error: unknown) => toast(problemText(error, i18next.t), { kind: 'problem' }));
}

export function chooseStatus(status: ChosenStatus): void {
  tried(
    api('setStatus', { body: { status } }).then((agent) =>
      patchBootstrap((held) => ({
        ...held,
        me: { ...held.me, ...agent },
        agents: held.agents.map((other) => (other.id === agent.id ? agent : other)),
      })),
    ),
  );
}

export function chooseLocale(locale: Locale): void {
  tried(savePreferences({ locale }));
}

export function chooseTheme(theme: NonNullable<Preferences['theme']>): void {
  tried(savePreferences({ theme }));
}

export function chooseDensity(density: NonNullable<Preferences['density']>): void {
  tried(savePreferences({ density }));
}

export function signOut(): void {
  tried(api('logout').then(() => signedOut('signed_out')));
}
