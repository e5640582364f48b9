import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { DeskEvent, PartView } from '#contract';
import { api } from '../app/api';
import { useRealtime } from '../app/realtime';
import { withPart } from './part-rows';

const OF_TICKET = 'parts';

/** The parts a ticket waits for, kept fresh by the feed. */
export function useTicketParts(ticketId: string) {
  const client = useQueryClient();
  const realtime = useRealtime();
  useEffect(
    () => realtime.onEvents((events) => partsIn(events).forEach((part) => putPart(client, part))),
    [client, realtime],
  );
  return useQuery({
    queryKey: [OF_TICKET, ticketId],
    queryFn: async ({ signal }) => {
      const { rows } = await api('listParts', { query: { ticketId, state: 'all', limit: 200 }, signal });
      // What came while the answer was on its way.
      const since = partsIn(realtime.recent()).filter((part) => part.ticketId === ticketId);
      return since.reduce(withPart, rows);
    },
  });
}

/** Puts a part that the server answered with on the screen, before its event comes. */
export function usePutPart(): (part: PartView) => void {
  const client = useQueryClient();
  return useCallback((part) => putPart(client, part), [client]);
}

const partsIn = (events: readonly DeskEvent[]): PartView[] =>
  events.flatMap(({ subject, payload }) => (subject.kind === 'part' ? [(payload as { view: PartView }).view] : []));

const putPart = (client: QueryClient, part: PartView): void =>
  void client.setQueryData<PartView[]>([OF_TICKET, part.ticketId], (rows) => rows && withPart(rows, part));
