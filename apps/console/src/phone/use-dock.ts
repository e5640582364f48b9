import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { AgentPhone, Call } from '#contract';
import { api } from '../app/api';
import { useRealtime } from '../app/realtime';
import { useBootstrap } from '../app/session';
import { type Dock, dockAfter, withCall, withPhone } from './dock';

const KEY = ['phone-dock'];

/** One's phone and the calls on it, kept up to date by the feed. Undefined until it is known whether there is a phone. */
export function useDock(): Dock | undefined {
  const { me } = useBootstrap();
  const client = useQueryClient();
  const realtime = useRealtime();
  const { data } = useQuery({ queryKey: KEY, queryFn: ({ signal }) => fetchDock(me.id, signal), staleTime: Infinity });
  useEffect(
    () =>
      realtime.onEvents((events) =>
        client.setQueryData<Dock>(KEY, (held) => (held ? dockAfter(held, events, me.id) : held)),
      ),
    [client, realtime, me.id],
  );
  return data;
}

async function fetchDock(agentId: string, signal: AbortSignal): Promise<Dock> {
  const [{ rows }, { phone }] = await Promise.all([api('ringingCalls', { signal }), api('ownPhone', { signal })]);
  const current = phone?.callId ? await api('getCall', { params: { id: phone.callId }, signal }) : null;
  const dock = { phone, calls: rows };
  return current ? withCall(dock, current, agentId) : dock;
}

/** Puts what the server answered into the dock before its event comes. */
export function usePutDock(): { call(call: Call): void; phone(phone: AgentPhone): void } {
  const { me } = useBootstrap();
  const client = useQueryClient();
  const put = useCallback(
    (change: (held: Dock) => Dock) => client.setQueryData<Dock>(KEY, (held) => held && change(held)),
    [client],
  );
  return {
    call: (call) => put((held) => withCall(held, call, me.id)),
    phone: (phone) => put((held) => withPhone(held, phone, me.id)),
  };
}
