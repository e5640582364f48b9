import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { applyEvents, ticketSnapshotOf, withMessage } from '#client';
import type { DeskEvent, Message, TicketDetail, TicketRow } from '#contract';
import { api } from '../../app/api';
import { queryClient } from '../../app/query-client';
import { useRealtime } from '../../app/realtime';

const POLL_MS = 5_000;
const keyOf = (id: string) => ['ticket', id] as const;

/** A ticket with all that is said and done in it, kept fresh by the feed. */
export function useTicket(id: string) {
  const realtime = useRealtime();
  const query = useQuery({
    queryKey: keyOf(id),
    queryFn: async ({ signal }) => {
      const detail = await api('getTicket', { params: { id }, signal });
      // What came while the answer was on its way, and the earlier messages that are loaded already.
      return folded(withEarlier(detail, queryClient.getQueryData<TicketDetail>(keyOf(id))), realtime.recent()).detail;
    },
    staleTime: 0,
    refetchInterval: realtime.state === 'polling' ? POLL_MS : false,
  });
  useEffect(() => realtime.onEvents((events) => foldIntoCache(id, events)), [realtime, id]);
  return query;
}

function foldIntoCache(id: string, events: readonly DeskEvent[]): void {
  const held = queryClient.getQueryData<TicketDetail>(keyOf(id));
  if (!held) return;
  const { detail, gap } = folded(held, events);
  if (detail !== held) queryClient.setQueryData(keyOf(id), detail);
  if (gap) void queryClient.invalidateQueries({ queryKey: keyOf(id) });
}

function folded(detail: TicketDetail, events: readonly DeskEvent[]): { detail: TicketDetail; gap: boolean } {
  const before = ticketSnapshotOf(detail);
  const { snapshot, gaps } = applyEvents(before, events);
  if (snapshot === before) return { detail, gap: gaps.length > 0 };
  const { row, contact, messages, history, windows, service } = snapshot;
  const fresh = { row, contact, messages: [...messages], history: [...history], windows: [...windows], service };
  return { detail: { ...detail, ...fresh }, gap: gaps.length > 0 };
}

function withEarlier(detail: TicketDetail, held: TicketDetail | undefined): TicketDetail {
  const first = detail.messages[0]?.seq;
  const earlier = held?.messages.filter(({ seq }) => first !== undefined && seq < first) ?? [];
  // Only messages that join up: a hole between them must be loaded, not hidden.
  const joins = earlier.at(-1)?.seq === (first ?? 0) - 1;
  if (!joins || !held) return detail;
  return { ...detail, messages: [...earlier, ...detail.messages], hasEarlier: held.hasEarlier };
}

/** Puts what the server answered on the screen before its event comes; what is newer there stays. */
export function putService(id: string, service: TicketDetail['service']): void {
  queryClient.setQueryData<TicketDetail>(keyOf(id), (held) =>
    held && held.service.version < service.version ? { ...held, service } : held,
  );
}

/** The ticket as this screen holds it now. */
export const heldTicket = (id: string): TicketDetail | undefined => queryClient.getQueryData<TicketDetail>(keyOf(id));

/** Loads the page of messages before those held. */
export async function loadEarlier(id: string): Promise<void> {
  const first = queryClient.getQueryData<TicketDetail>(keyOf(id))?.messages[0]?.seq;
  if (first === undefined || first <= 1) return;
  const { messages, hasEarlier } = await api('earlierMessages', { params: { id }, query: { before: first } });
  queryClient.setQueryData<TicketDetail>(keyOf(id), (held) => {
    if (!held || held.messages[0]?.seq !== first) return held;
    return { ...held, messages: [...messages, ...held.messages], hasEarlier };
  });
}

/** Shows what an act made of a message before the feed brings it. What the feed brought while the answer was on its way is newer, and stays. */
export async function showMessage(ticketId: string, act: () => Promise<Message>): Promise<void> {
  const before = heldTicket(ticketId)?.messages;
  const message = await act();
  const among = (messages: readonly Message[] | undefined) => messages?.find(({ id }) => id === message.id);
  queryClient.setQueryData<TicketDetail>(keyOf(ticketId), (held) => {
    if (!held || among(held.messages) !== among(before)) return held;
    return { ...held, messages: [...withMessage(held.messages, message)] };
  });
}

/**
 * Shows the row an act answered with. The version stays: the act's events are on their way with the history, and the
 * fold must find them new.
 */
export function putRow(row: TicketRow): void {
  queryClient.setQueryData<TicketDetail>(keyOf(row.id), (held) =>
    held && held.row.version < row.version ? { ...held, row: { ...row, version: held.row.version } } : held,
  );
}
