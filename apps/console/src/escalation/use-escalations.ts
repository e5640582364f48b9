import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { TicketEscalations } from '#contract';
import { api } from '../app/api';
import { queryClient } from '../app/query-client';
import { useRealtime } from '../app/realtime';

const keyOf = (ticketId: string) => ['escalations', ticketId] as const;
const CHANGING = /^(reply_window\.|resolution\.|ticket\.(escalat|no_solution|transferred|resolved|closed|reopened))/;

/** Which steps a ticket has passed and which come next; asked again when something of it changes. */
export function useEscalations(ticketId: string) {
  const realtime = useRealtime();
  useEffect(
    () =>
      realtime.onEvents((events) => {
        if (events.some((event) => event.ticketId === ticketId && CHANGING.test(event.type)))
          void queryClient.invalidateQueries({ queryKey: keyOf(ticketId) });
      }),
    [realtime, ticketId],
  );
  return useQuery({
    queryKey: keyOf(ticketId),
    queryFn: ({ signal }) => api('ticketEscalations', { params: { id: ticketId }, signal }),
  });
}

/** Shows what the server answered to an act, and looks again: somebody else may have acted while it was on its way. */
export function putEscalations(ticketId: string, escalations: TicketEscalations): void {
  queryClient.setQueryData<TicketEscalations>(keyOf(ticketId), escalations);
  void queryClient.invalidateQueries({ queryKey: keyOf(ticketId) });
}
