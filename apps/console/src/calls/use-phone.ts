import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../app/problems';
import { useBootstrap } from '../app/session';
import { toast } from '../ui';
import { Phone } from './phone';
import type { PhoneState } from './phone-state';

let phone: Phone | null = null;
const waiting = new Set<() => void>();

/** Turns the phone of the signed-in agent on for as long as the frame of the console stands. */
export function usePhoneOn(): void {
  const { me } = useBootstrap();
  useEffect(() => {
    const mine = new Phone(me.id);
    phone = mine;
    const stop = mine.start();
    waiting.forEach((tell) => tell());
    return () => {
      phone = null;
      stop();
      waiting.forEach((tell) => tell());
    };
  }, [me.id]);
}

const follow = (tell: () => void) => {
  waiting.add(tell);
  return () => void waiting.delete(tell);
};

/** Null while it is being turned on. */
export function usePhone(): { phone: Phone; state: PhoneState } | null {
  const current = useSyncExternalStore(follow, () => phone);
  const subscribe = useCallback((tell: () => void) => current?.follow(tell) ?? (() => undefined), [current]);
  const state = useSyncExternalStore(subscribe, () => current?.snapshot() ?? null);
  return current && state ? { phone: current, state } : null;
}

/** Does it, and says in words why it was refused. */
export function useTry(): (act: Promise<unknown>) => void {
  const { t } = useTranslation('errors');
  return useCallback(
    (act) => void act.catch((error: unknown) => toast(problemText(error, t), { kind: 'problem' })),
    [t],
  );
}
