import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { DeskEvent } from '#contract';
import { api } from '../app/api';
import { useRealtime } from '../app/realtime';
import { useBootstrap } from '../app/session';

const RULES = ['board-rules'] as const;
const ALARMS = ['board-alarms'] as const;

export function useRules() {
  useAgain(RULES, isRule);
  return useQuery({ queryKey: RULES, queryFn: ({ signal }) => api('listBoardRules', { signal }) });
}

export function useAlarmsOfToday() {
  useAgain(ALARMS, isAlarm);
  return useQuery({ queryKey: ALARMS, queryFn: ({ signal }) => api('boardAlarms', { signal }) });
}

/** Teams and inboxes whose thresholds are `me`'s to set. The server decides again. */
export function useLedGroups() {
  const { me, teams, inboxes } = useBootstrap();
  const leads = (teamId: string | null): boolean => {
    if (me.role === 'admin') return true;
    const team = teams.find(({ id }) => id === teamId);
    if (!team) return me.role === 'team_lead' && teamId === null;
    return me.role === 'team_lead' ? me.teamIds.includes(team.id) : team.leadIds.includes(me.id);
  };
  return { teams: teams.filter(({ id }) => leads(id)), inboxes: inboxes.filter(({ teamId }) => leads(teamId)), leads };
}

const isRule = (event: DeskEvent): boolean => event.type === 'setup.changed' && event.payload.area === 'board_rules';
const isAlarm = ({ subject }: DeskEvent): boolean => subject.kind === 'board_alarm';

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
