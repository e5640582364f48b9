import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { QueryOf } from '#contract';
import { api } from '../app/api';
import { useRealtime } from '../app/realtime';

export type SurveyFilter = Omit<QueryOf<'listSurveys'>, 'after' | 'limit'>;

const KEY = 'surveys';
const PAGE = 50;

export function useSurveys(filter: SurveyFilter) {
  return useInfiniteQuery({
    queryKey: [KEY, 'list', filter],
    queryFn: ({ pageParam: after, signal }) => api('listSurveys', { query: { ...filter, after, limit: PAGE }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
}

export const useSurveyFigures = (query: QueryOf<'surveyFigures'>) =>
  useQuery({
    queryKey: [KEY, 'figures', query],
    queryFn: ({ signal }) => api('surveyFigures', { query, signal }),
    placeholderData: (before) => before,
  });

/** What of one ticket was asked or is about to be, the newest first. */
export const useTicketSurveys = (ticketId: string) =>
  useQuery({
    queryKey: [KEY, 'ticket', ticketId],
    queryFn: ({ signal }) => api('listSurveys', { query: { ticketId, limit: 20 }, signal }),
  }).data?.rows ?? [];

export function useSurveyEvents(): void {
  const client = useQueryClient();
  const realtime = useRealtime();
  useEffect(() => {
    const again = () => void client.invalidateQueries({ queryKey: [KEY] });
    const offEvents = realtime.onEvents((events) => {
      if (events.some(({ subject }) => subject.kind === 'survey')) again();
    });
    const offReload = realtime.onReload(again);
    return () => {
      offEvents();
      offReload();
    };
  }, [client, realtime]);
}
