import { useLocation, useNavigate } from '@tanstack/react-router';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { QueryOf, WorkReport } from '#contract';
import { api } from '../app/api';
import { useRealtime } from '../app/realtime';

const LIST = 'work-reports';
const ONE = 'work-report';

export type ReportSpan = Pick<QueryOf<'listWorkReports'>, 'from' | 'to' | 'kind'>;

export const useWorkReports = (span: ReportSpan) =>
  useInfiniteQuery({
    queryKey: [LIST, span],
    queryFn: ({ pageParam: after, signal }) =>
      api('listWorkReports', { query: { ...span, after, limit: 100 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const useWorkReport = (id: string) =>
  useQuery({ queryKey: [ONE, id], queryFn: ({ signal }) => api('getWorkReport', { params: { id }, signal }) });

/** The report that the address names, so that a notice leads to it; null where it names none. */
export function useOpenReport(): [id: string | null, open: (id: string | null) => void] {
  const { search } = useLocation();
  const navigate = useNavigate();
  const { report } = search as { report?: string };
  const open = (id: string | null) =>
    void navigate({ to: '/figures', search: (id ? { report: id } : {}) as never, replace: true });
  return [report ?? null, open];
}

/** What became of reports, from whoever did it. */
export function useWorkReportsAgain(): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: [LIST] });
    void client.invalidateQueries({ queryKey: [ONE] });
  };
}

export function useWorkReportEvents(): void {
  const realtime = useRealtime();
  const again = useWorkReportsAgain();
  useEffect(
    () => realtime.onEvents((events) => void (events.some(({ subject }) => subject.kind === 'work_report') && again())),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `again` is made anew each time and does the same
    [realtime],
  );
}

/** How a report stands, in one word: what is missing or late says so first. */
export function standing({ state, missedAt, handedAt, late }: WorkReport) {
  if (missedAt && !handedAt) return 'missing';
  return late && state === 'handed' ? 'late' : state;
}

export const periodOf = ({ from, to }: Pick<WorkReport, 'from' | 'to'>): string =>
  from === to ? from.slice(5) : `${from.slice(5)} – ${to.slice(5)}`;
