import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { QueryOf, RepeatContact } from '#contract';
import { api } from '../app/api';
import { useRealtime } from '../app/realtime';

export type RepeatFilter = Omit<QueryOf<'listRepeats'>, 'after' | 'limit'>;

const KEY = 'repeats';
const PAGE = 50;

export function useRepeats(filter: RepeatFilter) {
  return useInfiniteQuery({
    queryKey: [KEY, 'list', filter],
    queryFn: ({ pageParam: after, signal }) => api('listRepeats', { query: { ...filter, after, limit: PAGE }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
}

export const useRepeatCounts = (from: string, to: string) =>
  useQuery({
    queryKey: [KEY, 'counts', from, to],
    queryFn: ({ signal }) => api('repeatCounts', { query: { from, to }, signal }),
    placeholderData: (before) => before,
  });

/** What of one ticket is not yet ended: the newest first. */
export function useOpenRepeats(ticketId: string): RepeatContact[] {
  const { data } = useQuery({
    queryKey: [KEY, 'ticket', ticketId],
    queryFn: ({ signal }) => api('listRepeats', { query: { ticketId, limit: 20 }, signal }),
  });
  return data?.rows.filter(({ state }) => state === 'proposed' || state === 'confirmed') ?? [];
}

/** Everything shown is read again when one took a step; they are few and come one at a time. */
export function useRepeatEvents(): void {
  const client = useQueryClient();
  const realtime = useRealtime();
  useEffect(() => {
    const again = () => void client.invalidateQueries({ queryKey: [KEY] });
    const offEvents = realtime.onEvents((events) => {
      if (events.some(({ subject }) => subject.kind === 'repeat')) again();
    });
    const offReload = realtime.onReload(again);
    return () => {
      offEvents();
      offReload();
    };
  }, [client, realtime]);
}

/** After an act of one's own lists are read again, before its event comes. */
export function useRepeatsAgain(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: [KEY] });
}
