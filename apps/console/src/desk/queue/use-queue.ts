import { useInfiniteQuery } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { TicketRow, TicketViewName } from '#contract';
import { api } from '../../app/api';
import { useRealtime } from '../../app/realtime';
import { useBootstrap } from '../../app/session';
import { useNow } from '../../ui';
import { TicketRows } from './ticket-rows';
import { rowsOf } from './views';

const PAGE = 50;
const POLL_MS = 5_000;

export const TicketRowsContext = createContext<TicketRows | null>(null);

export function useTicketRows(): TicketRows {
  const rows = useContext(TicketRowsContext);
  if (!rows) throw new Error('useTicketRows outside of the desk');
  return rows;
}

/** The rows of this desk screen, fed for as long as it stands. */
export function useFedTicketRows(): TicketRows {
  const realtime = useRealtime();
  const [rows] = useState(() => new TicketRows(async (id) => (await api('getTicketRow', { params: { id } })).row));
  useEffect(() => realtime.onEvents((events) => rows.fold(events)), [realtime, rows]);
  return rows;
}

/** A view of the queue: pages by key as far as somebody scrolled, and the feed on top. */
export function useQueue(view: TicketViewName) {
  const realtime = useRealtime();
  const store = useTicketRows();
  const query = useInfiniteQuery({
    queryKey: ['tickets', view],
    queryFn: ({ pageParam, signal }) =>
      api('listTickets', { query: { view, limit: PAGE, after: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    staleTime: 0,
    refetchInterval: realtime.state === 'polling' ? POLL_MS : false,
  });
  useEffect(() => {
    query.data?.pages.forEach(({ rows }) => store.put(rows, realtime.recent()));
  }, [query.data, store, realtime]);
  return { ...query, rows: useRowsOf(view, store) };
}

function useRowsOf(view: TicketViewName, store: TicketRows): readonly TicketRow[] {
  const all = useSyncExternalStore(store.subscribe, store.all);
  const { me, teams } = useBootstrap();
  // Only one view depends on the time, and half a minute is near enough.
  const now = Math.floor(useNow() / 30_000) * 30_000;
  return useMemo(() => {
    const leadOf = teams.filter(({ leadIds }) => leadIds.includes(me.id)).map(({ id }) => id);
    return rowsOf(view, all, { me, leadOf, now });
  }, [view, all, me, teams, now]);
}
