import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { QueryOf, Violation } from '#contract';
import { api } from '../app/api';
import { useRealtime } from '../app/realtime';
import { useBootstrap } from '../app/session';
import { isJudge } from './conduct-rights';

export type Filter = Omit<QueryOf<'listViolations'>, 'after' | 'limit'>;

const KEY = 'conduct';
const PAGE = 50;

export function useJudge(): boolean {
  const { me, teams } = useBootstrap();
  return isJudge(me, teams);
}

export function useViolations(filter: Filter) {
  return useInfiniteQuery({
    queryKey: [KEY, 'list', filter],
    queryFn: ({ pageParam: after, signal }) =>
      api('listViolations', { query: { ...filter, after, limit: PAGE }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
}

export const useViolation = (id: string | undefined) =>
  useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => api('getViolation', { params: { id: id! }, signal }),
    enabled: id !== undefined,
  });

export const useMonth = (month: string) =>
  useQuery({
    queryKey: [KEY, 'month', month],
    queryFn: ({ signal }) => api('conductMonth', { query: { month }, signal }),
    placeholderData: (before) => before,
  });

export const useAmounts = (month: string) =>
  useQuery({
    queryKey: [KEY, 'amounts', month],
    queryFn: ({ signal }) => api('amountsMonth', { query: { month }, signal }),
    placeholderData: (before) => before,
  });

export const useWaiting = () =>
  useQuery({ queryKey: [KEY, 'waiting'], queryFn: ({ signal }) => api('conductWaiting', { signal }) });

/** What was found in one ticket, asked for once however many messages ask. */
export const useTicketViolations = (ticketId: string, enabled: boolean) =>
  useQuery({
    queryKey: [KEY, 'ticket', ticketId],
    queryFn: ({ signal }) => api('listViolations', { query: { ticketId, limit: 200 }, signal }),
    enabled,
    staleTime: 30_000,
  });

/** Everything on the screen is read again when a violation took a step; findings are few and come one at a time. */
export function useConductEvents(): void {
  const client = useQueryClient();
  const realtime = useRealtime();
  useEffect(() => {
    const again = () => void client.invalidateQueries({ queryKey: [KEY] });
    const offEvents = realtime.onEvents((events) => {
      if (events.some(({ subject }) => subject.kind === 'violation')) again();
    });
    const offReload = realtime.onReload(again);
    return () => {
      offEvents();
      offReload();
    };
  }, [client, realtime]);
}

/** After an act of one's own: what the server answered is shown at once, lists are read again. */
export function useRefresh(): (violation: Violation) => void {
  const client = useQueryClient();
  return (violation) => {
    client.setQueryData([KEY, 'one', violation.id], violation);
    void client.invalidateQueries({ queryKey: [KEY] });
  };
}

/** After the desk looked through a month. */
export function useRefreshAll(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: [KEY] });
}
