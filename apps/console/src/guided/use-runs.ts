import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ScriptRun } from '#contract';
import { api } from '../app/api';
import { useRealtime } from '../app/realtime';

export interface RunSubject {
  ticketId: string | null;
  callbackId: string | null;
}

const runsKey = ({ ticketId, callbackId }: RunSubject) => ['script-runs', callbackId ?? ticketId] as const;

export const useGuidedScripts = () =>
  useQuery({ queryKey: ['admin', 'listGuidedScripts'], queryFn: ({ signal }) => api('listGuidedScripts', { signal }) });

/** Everybody's runs there, the latest first. Another screen of the same agent goes on where this one stopped. */
export function useRuns(subject: RunSubject) {
  const client = useQueryClient();
  const realtime = useRealtime();
  const key = runsKey(subject);
  const query = subject.callbackId ? { callbackId: subject.callbackId } : { ticketId: subject.ticketId! };
  useEffect(
    () =>
      realtime.onEvents((events) => {
        if (events.some(({ subject: { kind } }) => kind === 'script_run'))
          void client.invalidateQueries({ queryKey: ['script-runs'] });
      }),
    [client, realtime],
  );
  const { data } = useQuery({ queryKey: key, queryFn: ({ signal }) => api('listScriptRuns', { query, signal }) });
  const put = (run: ScriptRun) =>
    client.setQueryData<{ rows: ScriptRun[] }>(key, (before) => {
      const held = before?.rows.find(({ id }) => id === run.id);
      // What the feed had read again meanwhile is newer.
      if (held && held.version >= run.version) return before;
      return { rows: [run, ...(before?.rows ?? []).filter(({ id }) => id !== run.id)] };
    });
  return { runs: data?.rows, put };
}
