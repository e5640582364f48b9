import { useInfiniteQuery, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ComplaintView, DeskEvent } from '#contract';
import { api } from '../app/api';
import { useRealtime } from '../app/realtime';

const LIST = 'complaints';
const ONE = 'complaint';

export interface ComplaintFilter {
  state: 'open' | 'late' | 'closed' | 'all';
  severity?: 1 | 2 | 3;
  agentId?: string;
  ticketId?: string;
}

export const useComplaints = (filter: ComplaintFilter) =>
  useInfiniteQuery({
    queryKey: [LIST, filter],
    queryFn: ({ pageParam: after, signal }) =>
      api('listComplaints', { query: { ...filter, after, limit: 50 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const useComplaint = (id: string) =>
  useQuery({ queryKey: [ONE, id], queryFn: ({ signal }) => api('getComplaint', { params: { id }, signal }) });

/** What the server answered with, or what the feed told of: an older version never replaces a newer one. */
export function putComplaint(client: QueryClient, complaint: ComplaintView): void {
  client.setQueryData<ComplaintView>([ONE, complaint.id], (held) =>
    held && held.version > complaint.version ? held : complaint,
  );
  void client.invalidateQueries({ queryKey: [LIST] });
}

export function useComplaintEvents(): void {
  const client = useQueryClient();
  const realtime = useRealtime();
  useEffect(
    () => realtime.onEvents((events) => complaintsIn(events).forEach((complaint) => putComplaint(client, complaint))),
    [client, realtime],
  );
}

const complaintsIn = (events: readonly DeskEvent[]): ComplaintView[] =>
  events.flatMap(({ subject, payload }) =>
    subject.kind === 'complaint' ? [(payload as { view: ComplaintView }).view] : [],
  );
