import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { DeskEvent, PromiseDay, PromiseView } from '#contract';
import { api } from '../app/api';
import { useRealtime } from '../app/realtime';
import { withPromise, withPromiseOnDay } from './promise-pages';

const OF_TICKET = 'promises';
const OF_DAY = 'promise-day';

/** What was agreed on a ticket, kept fresh by the feed. */
export function useTicketPromises(ticketId: string) {
  const realtime = useRealtime();
  usePromiseEvents();
  return useQuery({
    queryKey: [OF_TICKET, ticketId],
    queryFn: async ({ signal }) => {
      const { rows } = await api('listPromises', { query: { ticketId, limit: 200 }, signal });
      // What came while the answer was on its way.
      return promisesIn(realtime.recent()).reduce((held, promise) => ofTicket(held, promise, ticketId), rows);
    },
  });
}

/** The board of a day. What others' hours take is asked again when somebody looks at the page again. */
export function usePromiseDay(day: string) {
  const realtime = useRealtime();
  usePromiseEvents();
  return useQuery({
    queryKey: [OF_DAY, day],
    queryFn: async ({ signal }) =>
      promisesIn(realtime.recent()).reduce(withPromiseOnDay, await api('promiseDay', { query: { day }, signal })),
    staleTime: 30_000,
    refetchOnWindowFocus: true,
  });
}

/** Puts a promise that the server answered with on the screens, before its event comes. */
export function usePutPromise(): (promise: PromiseView) => void {
  const client = useQueryClient();
  return useCallback((promise) => putPromise(client, promise), [client]);
}

function usePromiseEvents(): void {
  const client = useQueryClient();
  const realtime = useRealtime();
  useEffect(
    () => realtime.onEvents((events) => promisesIn(events).forEach((promise) => putPromise(client, promise))),
    [client, realtime],
  );
}

const promisesIn = (events: readonly DeskEvent[]): PromiseView[] =>
  events.flatMap(({ subject, payload }) =>
    subject.kind === 'promise' ? [(payload as { view: PromiseView }).view] : [],
  );

const ofTicket = (rows: PromiseView[], promise: PromiseView, ticketId: string): PromiseView[] =>
  promise.ticketId === ticketId ? withPromise(rows, promise, true) : rows;

function putPromise(client: QueryClient, promise: PromiseView): void {
  client.setQueryData<PromiseView[]>([OF_TICKET, promise.ticketId], (rows) => rows && withPromise(rows, promise, true));
  client.setQueriesData<PromiseDay>({ queryKey: [OF_DAY] }, (board) => board && withPromiseOnDay(board, promise));
}
