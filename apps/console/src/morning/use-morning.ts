import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { DayOutcome, DayPart, DeskEvent } from '#contract';
import { api } from '../app/api';
import { useRealtime } from '../app/realtime';

const MORNING = 'morning';
/** A desk in the middle of its day changes faster than a meeting reads. */
const AFTER_MS = 1_500;

export type BacklogListName = 'old' | 'overdue';

export const useBacklog = (list: BacklogListName, teamId: string | null) =>
  useInfiniteQuery({
    queryKey: [MORNING, 'backlog', list, teamId],
    queryFn: ({ pageParam: after, signal }) =>
      api('backlog', { query: { list, teamId: teamId ?? undefined, after, limit: 100 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const useCauses = (ticketId: string) =>
  useQuery({
    queryKey: [MORNING, 'causes', ticketId],
    queryFn: ({ signal }) => api('causesOfTicket', { params: { id: ticketId }, signal }),
  });

export const useSinceClose = (teamId: string | null) =>
  useQuery({
    queryKey: [MORNING, 'since', teamId],
    queryFn: ({ signal }) => api('sinceClose', { query: { teamId: teamId ?? undefined }, signal }),
  });

export const useDeskBoard = () =>
  useQuery({ queryKey: [MORNING, 'board'], queryFn: ({ signal }) => api('deskBoard', { signal }) });

export const useDayEnd = (day: string) =>
  useQuery({ queryKey: [MORNING, 'day', day], queryFn: ({ signal }) => api('dayEnd', { query: { day }, signal }) });

export const useUnsignedDays = () =>
  useQuery({ queryKey: [MORNING, 'unsigned'], queryFn: ({ signal }) => api('unsignedDays', { signal }) });

/** The rows behind a number of the day. */
export interface DayCell {
  inboxId: string;
  inboxName: string;
  part?: DayPart;
  outcome?: DayOutcome;
}

export const useDayRows = (day: string, { inboxId, part, outcome }: DayCell) =>
  useInfiniteQuery({
    queryKey: [MORNING, 'rows', day, inboxId, part, outcome],
    queryFn: ({ pageParam: after, signal }) =>
      api('dayRows', { params: { day }, query: { inboxId, part, outcome, after, limit: 100 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** Asks again, a little after something happened that these pages count; what was asked last stands meanwhile. */
export function useMorningEvents(): void {
  const client = useQueryClient();
  const realtime = useRealtime();
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      waiting = undefined;
      void client.invalidateQueries({ queryKey: [MORNING] });
    };
    const stop = realtime.onEvents((events) => {
      if (events.some(isCounted)) waiting ??= setTimeout(refresh, AFTER_MS);
    });
    return () => {
      stop();
      clearTimeout(waiting);
    };
  }, [client, realtime]);
}

const COUNTED = new Set<DeskEvent['subject']['kind']>([
  'ticket',
  'promise',
  'part',
  'contact',
  'day',
  'day_check',
  'callback',
]);
const isCounted = ({ subject, type }: DeskEvent): boolean =>
  COUNTED.has(subject.kind) && type !== 'ticket.marks_moved' && type !== 'message.delivery_changed';
