import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Agent, DeskEvent } from '#contract';
import { api } from '../app/api';
import { useRealtime } from '../app/realtime';
import { useBootstrap } from '../app/session';

const STOPS = ['dispatch-stops'] as const;
const STAND_INS = ['stand-ins'] as const;

const isStop = ({ subject }: DeskEvent): boolean => subject.kind === 'dispatch_stop';
const isStandIn = (event: DeskEvent): boolean => event.type === 'setup.changed' && event.payload.area === 'stand-ins';

/** Suspensions that this agent may see: those that run, or all of one agent. */
export function useStops(agentId?: string) {
  useAgain(STOPS, isStop);
  return useQuery({
    queryKey: [...STOPS, agentId],
    queryFn: ({ signal }) => api('listDispatchStops', { query: { agentId }, signal }),
    staleTime: 60_000,
  });
}

export function useStandIns() {
  useAgain(STAND_INS, isStandIn);
  return useQuery({ queryKey: STAND_INS, queryFn: ({ signal }) => api('listStandIns', { signal }) });
}

/** Whether `me` leads the agent: who may suspend their dispatch and arrange their stand-in. The server decides again. */
export function useLeads(): (agent: Pick<Agent, 'id' | 'teamIds'>) => boolean {
  const { me, teams } = useBootstrap();
  if (me.role === 'admin') return () => true;
  const led = teams.filter(({ id, leadIds }) =>
    me.role === 'team_lead' ? me.teamIds.includes(id) : leadIds.includes(me.id),
  );
  return ({ teamIds }) => led.some(({ id }) => teamIds.includes(id));
}

function useAgain(key: readonly string[], concerns: (event: DeskEvent) => boolean): void {
  const client = useQueryClient();
  const realtime = useRealtime();
  useEffect(
    () =>
      realtime.onEvents((events) => {
        if (events.some(concerns)) void client.invalidateQueries({ queryKey: key });
      }),
    [client, realtime, key, concerns],
  );
}
