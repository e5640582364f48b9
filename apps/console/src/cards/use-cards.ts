import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { CardsView, CardSummary, DeskEvent } from '#contract';
import { api } from '../app/api';
import { useRealtime } from '../app/realtime';

const KEY = 'cards';
/** Nobody tells a page that is not open: what happened meanwhile, such as an appeal, is asked for. */
const ASKED_AGAIN = { staleTime: 0, refetchOnMount: 'always' } as const;
/** Events of cards that are closed together come many a second; they are looked at together. */
const GATHER_MS = 400;
const MOST_AT_ONCE = 50;

type Pages = InfiniteData<CardsView>;
/** A month's cards, as many as have come by now; `whole` when that is all of them. */
export interface MonthOfCards extends Pick<CardsView, 'month' | 'total' | 'rows'> {
  whole: boolean;
}

export function useCards(month: string) {
  const query = useInfiniteQuery({
    queryKey: [KEY, 'month', month],
    queryFn: ({ pageParam: after, signal }) => api('listCards', { query: { month, after }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
    ...ASKED_AGAIN,
  });
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const cards = useMemo(() => data && monthOf(data), [data]);
  return { cards, error: query.error, refetch: query.refetch };
}

function monthOf({ pages }: Pages): MonthOfCards {
  const { month, total, next } = pages.at(-1)!;
  return { month, total, rows: pages.flatMap(({ rows }) => rows), whole: next === null };
}

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

/** Everything of every card is read again. */
export function useCardsAgain(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: [KEY] });
}

/** Some cards of a month are read again, and no others: each costs a count of its month. */
export function useTheseAgain(): (month: string, ids: readonly string[]) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (month, ids) => {
      for (const kind of ['one', 'rows'])
        for (const id of ids) void client.invalidateQueries({ queryKey: [KEY, kind, id] });
      try {
        for (let at = 0; at < ids.length; at += MOST_AT_ONCE) {
          const only = ids.slice(at, at + MOST_AT_ONCE).join(',');
          const { rows } = await api('listCards', { query: { month, only } });
          client.setQueryData<Pages>([KEY, 'month', month], (pages) => pages && withRows(pages, rows));
        }
      } catch {
        // What was done to a card is done: the list says itself what stands in the way of reading it.
        void client.invalidateQueries({ queryKey: [KEY, 'month', month] });
      }
    },
    [client],
  );
}

function withRows(data: Pages, fresh: readonly CardSummary[]): Pages {
  const byId = new Map(fresh.map((row) => [row.id, row]));
  const pages = data.pages.map((page) => ({ ...page, rows: page.rows.map((row) => byId.get(row.id) ?? row) }));
  return { ...data, pages };
}

/** A card is read again when a step was taken with it, or with a violation that may count in it. */
export function useCardEvents(shown: string, cards: MonthOfCards | undefined): void {
  const client = useQueryClient();
  const realtime = useRealtime();
  const these = useTheseAgain();
  const latest = useRef({ shown, cards });
  useEffect(() => {
    latest.current = { shown, cards };
  });
  useEffect(() => {
    const touched = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const all = () => void client.invalidateQueries({ queryKey: [KEY] });
    const look = () => {
      timer = undefined;
      const ids = [...touched];
      touched.clear();
      void these(latest.current.shown, ids);
    };
    const touch = (event: DeskEvent) => {
      const { shown, cards } = latest.current;
      if (event.subject.kind === 'card' && 'month' in event.payload && event.payload.month !== shown) return;
      const row = cards?.rows.find(({ id, agentId }) => id === event.subject.id || agentId === event.agentId);
      if (row) touched.add(row.id);
      else if (event.subject.kind === 'card' && cards?.whole) all();
    };
    const offEvents = realtime.onEvents((events) => {
      events.filter(({ subject: { kind } }) => kind === 'card' || kind === 'violation').forEach(touch);
      if (touched.size > 0) timer ??= setTimeout(look, GATHER_MS);
    });
    const offReload = realtime.onReload(all);
    return () => {
      offEvents();
      offReload();
      clearTimeout(timer);
    };
  }, [client, realtime, these]);
}
