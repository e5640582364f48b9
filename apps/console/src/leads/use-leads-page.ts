import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import type { Lead, LeadPage } from '#contract';
import { api } from '../app/api';
import { useRealtime } from '../app/realtime';
import { useRefusal } from '../promises/use-refusal';
import { usePutRecord } from '../records/record-cache';
import type { LeadFilter } from '../records/record-lists';

const ONE = 'lead-page';
const FUNNEL = 'lead-funnel';

export function useFunnel({ agentId, source, campaign, territoryId, month }: LeadFilter) {
  const query = { agentId, source, campaign, territoryId, month };
  return useQuery({
    queryKey: [FUNNEL, query],
    queryFn: ({ signal }) => api('leadFunnel', { query, signal }),
    placeholderData: (before) => before,
  });
}

export const useLeadPage = (id: string) =>
  useQuery({ queryKey: [ONE, id], queryFn: ({ signal }) => api('getLead', { params: { id }, signal }) });

/** What is counted and what stands beside a lead follows the leads. */
export function useLeadPageEvents(): void {
  const client = useQueryClient();
  const realtime = useRealtime();
  useEffect(
    () =>
      realtime.onEvents((events) => {
        const leads = events.filter(({ subject }) => subject.kind === 'lead');
        if (leads.length === 0) return;
        void client.invalidateQueries({ queryKey: [FUNNEL] });
        leads.forEach(({ subject }) => void client.invalidateQueries({ queryKey: [ONE, subject.id] }));
      }),
    [client, realtime],
  );
}

interface Asked {
  clientId: string;
  version: number;
}

/** Runs one verb: the same client id until it is done, so that a second press is not a second act. */
export function useLeadAct({ id, version }: Pick<Lead, 'id' | 'version'>) {
  const client = useQueryClient();
  const put = usePutRecord();
  const { busy, refusal, run } = useRefusal();
  const [clientId, setClientId] = useState(() => crypto.randomUUID() as string);
  const act = useCallback(
    (work: (asked: Asked) => Promise<Lead>, onDone?: () => void) =>
      run(async () => {
        const lead = await work({ clientId, version });
        setClientId(crypto.randomUUID());
        put('lead', lead);
        client.setQueryData<LeadPage>([ONE, id], (held) => held && { ...held, lead });
        void client.invalidateQueries({ queryKey: [ONE, id] });
        onDone?.();
      }),
    [client, clientId, id, put, run, version],
  );
  return { busy, refusal, act };
}

/** Which one is open stands in the address, so that a notice can lead to it. */
export function useOpenLead(): [string | null, (id: string | null) => void] {
  const { search } = useLocation();
  const navigate = useNavigate();
  const { open } = search as { open?: string };
  const show = (id: string | null) =>
    void navigate({ to: '/leads', search: (id ? { open: id } : {}) as never, replace: true });
  return [open ?? null, show];
}
