import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { QueryOf } from '#contract';
import { api } from '../app/api';
import { useRealtime } from '../app/realtime';

export type CheckFilter = Omit<QueryOf<'listQualityChecks'>, 'after' | 'limit'>;

const KEY = 'quality';
const PAGE = 50;

export const useChecks = (filter: CheckFilter) =>
  useInfiniteQuery({
    queryKey: [KEY, 'checks', filter],
    queryFn: ({ pageParam: after, signal }) =>
      api('listQualityChecks', { query: { ...filter, after, limit: PAGE }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** Kept apart from the lists: what is being typed must not be read over. */
export const useSheet = (id: string) =>
  useQuery({
    queryKey: ['quality-sheet', id],
    queryFn: ({ signal }) => api('getQualityCheck', { params: { id }, signal }),
  });

export const useSamples = () =>
  useQuery({ queryKey: [KEY, 'samples'], queryFn: ({ signal }) => api('listQualitySamples', { signal }) });

export const useAgreement = (id: string) =>
  useQuery({
    queryKey: [KEY, 'agreement', id],
    queryFn: ({ signal }) => api('qualityAgreement', { params: { id }, signal }),
  });

export const useForms = () =>
  useQuery({ queryKey: [KEY, 'forms'], queryFn: ({ signal }) => api('listQualityForms', { signal }) });

/** After an act of one's own: lists and the open sheet are read again. */
export function useQualityAgain(): (id?: string) => Promise<unknown> {
  const client = useQueryClient();
  return (id) =>
    Promise.all([
      client.invalidateQueries({ queryKey: [KEY] }),
      id && client.invalidateQueries({ queryKey: ['quality-sheet', id] }),
    ]);
}

export function useQualityEvents(): void {
  const client = useQueryClient();
  const realtime = useRealtime();
  useEffect(() => {
    const again = () => void client.invalidateQueries({ queryKey: [KEY] });
    const offEvents = realtime.onEvents((events) => {
      if (events.some(({ subject }) => subject.kind === 'quality_check' || subject.kind === 'quality_sample')) again();
    });
    const offReload = realtime.onReload(again);
    return () => {
      offEvents();
      offReload();
    };
  }, [client, realtime]);
}
