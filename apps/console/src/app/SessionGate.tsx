import { Outlet } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bootstrap } from '#contract';
import { ErrorState, LoadingShape } from '../ui';
import { ApiProblem } from './api';
import { openFeed } from './feed';
import { NoticeCentre } from './NoticeCentre';
import { BootstrapContext, useBootstrapQuery } from './session';
import { setTheme } from './theme';

/** Everything behind the login: who is signed in, and the feed that keeps it fresh. */
export function SessionGate() {
  const { data, error, refetch } = useBootstrapQuery();
  const ready = useFeed(data);
  usePreferencesOnScreen(data);
  if (error && !data) {
    // Signed out: the way to the login is already being taken.
    if (error instanceof ApiProblem && error.status === 401) return null;
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  if (!data || !ready) return <LoadingShape />;
  return (
    <BootstrapContext value={data}>
      <NoticeCentre />
      <Outlet />
    </BootstrapContext>
  );
}

/** The socket opens once per signed-in agent; set-up that changes later does not open it again. */
function useFeed(bootstrap: Bootstrap | undefined): boolean {
  const [openFor, setOpenFor] = useState<string | null>(null);
  const id = bootstrap?.me.id;
  const position = bootstrap?.position;
  useEffect(() => {
    if (!id) return;
    const close = openFeed(position ?? null);
    setOpenFor(id);
    return () => {
      setOpenFor(null);
      close();
    };
    // The position only matters when the socket opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id]);
  return openFor === id && id !== undefined;
}

function usePreferencesOnScreen(bootstrap: Bootstrap | undefined): void {
  const { i18n } = useTranslation();
  const { locale, theme, density } = bootstrap?.preferences ?? {};
  const spoken = locale ?? bootstrap?.me.locale;
  useEffect(() => {
    if (spoken && spoken !== i18n.language) void i18n.changeLanguage(spoken);
  }, [spoken, i18n]);
  useEffect(() => {
    if (theme) setTheme(theme);
  }, [theme]);
  useEffect(() => {
    document.documentElement.dataset.density = density ?? 'comfortable';
  }, [density]);
}
