import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ChannelKindName, DeskEvent } from '#contract';
import { api } from '../../app/api';
import { queryClient } from '../../app/query-client';
import { useRealtime } from '../../app/realtime';
import { serverNow } from '../../app/server-clock';

/** Channels whose platform counts what is said to a contact. */
const COUNTED: ReadonlySet<ChannelKindName> = new Set(['wechat-official', 'wecom']);
const keyOf = (ticketId: string) => ['allowance', ticketId] as const;

/** What the platform still lets us say on a ticket; each word in it, and each delivery, may change that. */
export function useAllowance(ticketId: string, channel: ChannelKindName) {
  const realtime = useRealtime();
  const enabled = COUNTED.has(channel);
  useEffect(
    () => (enabled ? realtime.onEvents((events) => refresh(ticketId, events)) : undefined),
    [enabled, realtime, ticketId],
  );
  const query = useQuery({
    queryKey: keyOf(ticketId),
    queryFn: ({ signal }) => api('ticketAllowance', { params: { id: ticketId }, signal }),
    enabled,
  });
  const allowance = query.data?.allowance;
  useWindowEnd(ticketId, allowance?.until ?? null);
  return enabled ? allowance : null;
}

/** A window closes without anybody telling. */
function useWindowEnd(ticketId: string, until: string | null): void {
  useEffect(() => {
    const ms = until === null ? 0 : Date.parse(until) - serverNow();
    if (ms <= 0) return undefined;
    const timer = setTimeout(() => void queryClient.invalidateQueries({ queryKey: keyOf(ticketId) }), ms + 500);
    return () => clearTimeout(timer);
  }, [ticketId, until]);
}

function refresh(ticketId: string, events: readonly DeskEvent[]): void {
  const isAbout = ({ subject, type }: DeskEvent): boolean => subject.id === ticketId && type.startsWith('message.');
  if (events.some(isAbout)) void queryClient.invalidateQueries({ queryKey: keyOf(ticketId) });
}
