import { useInfiniteQuery, useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { Call, Callback, DeskEvent, Lead } from '#contract';
import { api } from '../app/api';
import { useRealtime } from '../app/realtime';
import {
  callBelongs,
  callbackBelongs,
  leadBelongs,
  withRecord,
  type CallFilter,
  type CallbackFilter,
  type LeadFilter,
  type RecordPage,
} from './record-lists';

const PAGE = 50;

export interface Records {
  call: Call;
  callback: Callback;
  lead: Lead;
}
interface Filters {
  call: CallFilter;
  callback: CallbackFilter;
  lead: LeadFilter;
}
export type RecordKind = keyof Records;

const belongs: { [K in RecordKind]: (record: Records[K], filter: Filters[K]) => boolean } = {
  call: callBelongs,
  callback: (record, filter) => callbackBelongs(record, filter, Date.now()),
  lead: leadBelongs,
};

export const useCalls = (filter: CallFilter) =>
  useInfiniteQuery({
    queryKey: ['call', filter],
    queryFn: ({ pageParam: after, signal }) => api('listCalls', { query: { ...filter, after, limit: PAGE }, signal }),
    ...paging<Call>(),
  });

export const useCallbacks = (filter: CallbackFilter) =>
  useInfiniteQuery({
    queryKey: ['callback', filter],
    queryFn: ({ pageParam: after, signal }) =>
      api('listCallbacks', { query: { ...filter, after, limit: PAGE }, signal }),
    ...paging<Callback>(),
  });

export const useLeads = (filter: LeadFilter) =>
  useInfiniteQuery({
    queryKey: ['lead', filter],
    queryFn: ({ pageParam: after, signal }) => api('listLeads', { query: { ...filter, after, limit: PAGE }, signal }),
    ...paging<Lead>(),
  });

/** Puts a record that the server answered with into every loaded list, before its event comes. */
export function usePutRecord(): <K extends RecordKind>(kind: K, record: Records[K]) => void {
  const client = useQueryClient();
  return useCallback((kind, record) => putRecord(client, kind, record), [client]);
}

/** Keeps the loaded lists of calls, callbacks and leads up to date by the feed. */
export function useRecordEvents(): void {
  const client = useQueryClient();
  const realtime = useRealtime();
  useEffect(
    () => realtime.onEvents((events: readonly DeskEvent[]) => events.forEach((event) => putEvent(client, event))),
    [client, realtime],
  );
}

function putEvent(client: QueryClient, event: DeskEvent): void {
  const { kind } = event.subject;
  if (kind !== 'call' && kind !== 'callback' && kind !== 'lead') return;
  putRecord(client, kind, (event.payload as { view: Records[typeof kind] }).view);
}

function putRecord<K extends RecordKind>(client: QueryClient, kind: K, record: Records[K]): void {
  for (const [queryKey, data] of client.getQueriesData<InfiniteData<RecordPage<Records[K]>>>({ queryKey: [kind] })) {
    if (!data) continue;
    const filter = queryKey[1] as Filters[K];
    if (isServersToSay(filter as LeadFilter)) {
      void client.invalidateQueries({ queryKey });
      continue;
    }
    client.setQueryData(queryKey, { ...data, pages: withRecord(data.pages, record, belongs[kind](record, filter)) });
  }
}

function paging<R>() {
  return {
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: RecordPage<R>) => page.next ?? undefined,
  };
}

/** Which month it was in the company's zone, and how far a lead once came. */
const isServersToSay = (filter: LeadFilter): boolean => Boolean(filter.month ?? filter.wonIn ?? filter.reached);
