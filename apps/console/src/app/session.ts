import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useMemo } from 'react';
import type { Agent, Bootstrap, InboxSummary, Preferences, Team } from '#contract';
import { api } from './api';
import { queryClient } from './query-client';
import { setServerTime } from './server-clock';

export const BOOTSTRAP_KEY = ['bootstrap'] as const;

export async function fetchBootstrap(): Promise<Bootstrap> {
  const askedAt = Date.now();
  const bootstrap = await api('bootstrap');
  setServerTime(bootstrap.serverTime, askedAt, Date.now());
  return bootstrap;
}

export function useBootstrapQuery() {
  return useQuery({ queryKey: BOOTSTRAP_KEY, queryFn: fetchBootstrap, staleTime: Infinity });
}

/** Changes what the screens know of the desk's set-up without asking for it again. */
export function patchBootstrap(change: (bootstrap: Bootstrap) => Bootstrap): void {
  queryClient.setQueryData<Bootstrap>(BOOTSTRAP_KEY, (held) => held && change(held));
}

export const BootstrapContext = createContext<Bootstrap | null>(null);

/** Who is signed in, and everything about the desk that seldom changes. Kept up to date by the feed. */
export function useBootstrap(): Bootstrap {
  const bootstrap = useContext(BootstrapContext);
  if (!bootstrap) throw new Error('useBootstrap outside of a session');
  return bootstrap;
}

export function useAgent(id: string | null | undefined): Agent | undefined {
  const { agents } = useBootstrap();
  return useMemo(() => agents.find((agent) => agent.id === id), [agents, id]);
}

export function useTeam(id: string | null | undefined): Team | undefined {
  const { teams } = useBootstrap();
  return useMemo(() => teams.find((team) => team.id === id), [teams, id]);
}

export function useInbox(id: string | null | undefined): InboxSummary | undefined {
  const { inboxes } = useBootstrap();
  return useMemo(() => inboxes.find((inbox) => inbox.id === id), [inboxes, id]);
}

/** Saves a preference: the screen follows at once, the server keeps it for the next machine. */
export async function savePreferences(patch: Preferences): Promise<void> {
  patchBootstrap((held) => ({ ...held, preferences: { ...held.preferences, ...patch } }));
  await api('savePreferences', { body: patch });
}
