import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../app/api';
import { useRealtime } from '../app/realtime';

const KEY = 'cards';
/** Nobody tells a page that is not open: what happened meanwhile, such as an appeal, is asked for. */
const ASKED_AGAIN = { staleTime: 0, refetchOnMount: 'always' } as const;

export const useCards = (month: string) =>
  useQuery({
    queryKey: [KEY, 'month', month],
    queryFn: ({ signal }) => api('listCards', { query: { month }, signal }),
    placeholderData: (before) => before,
    ...ASKED_AGAIN,
  });

export const useCard = (id: string | null) =>
  useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => api('getCard', { params: { id: id! }, signal }),
    enabled: id !== null,
    ...ASKED_AGAIN,
  });

export const useRows = (id: string, line: string) =>
  useQuery({
    queryKey: [KEY, 'rows', id, line],
    queryFn: ({ signal }) => api('cardRows', { params: { id }, query: { line, limit: 500 }, signal }),
    ...ASKED_AGAIN,
  });

export const usePlan = (month: string) =>
  useQuery({
    queryKey: [KEY, 'plan', month],
    queryFn: ({ signal }) => api('cardPlanPreview', { query: { month }, signal }),
  });

export const useTemplates = () =>
  useQuery({ queryKey: [KEY, 'templates'], queryFn: ({ signal }) => api('listCardTemplates', { signal }) });

export function useCardsAgain(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: [KEY] });
}

/** A card is read again when a step was taken with it, or with a violation that may count in it. */
export function useCardEvents(): void {
  const client = useQueryClient();
  const realtime = useRealtime();
  useEffect(() => {
    const again = () => void client.invalidateQueries({ queryKey: [KEY] });
    const offEvents = realtime.onEvents((events) => {
      if (events.some(({ subject }) => subject.kind === 'card' || subject.kind === 'violation')) again();
    });
    const offReload = realtime.onReload(again);
    return () => {
      offEvents();
      offReload();
    };
  }, [client, realtime]);
}
