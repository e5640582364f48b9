import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../app/api';
import { useRealtime } from '../app/realtime';

const SHIFTS = ['shifts'] as const;

/** A week from its Monday on: of a team for who leads it, else one's own. Read again when anybody's shifts change. */
export function useShiftWeek(from: string, teamId: string | undefined) {
  const client = useQueryClient();
  const realtime = useRealtime();
  useEffect(
    () =>
      realtime.onEvents((events) => {
        if (events.some(({ subject }) => subject.kind === 'shift')) void client.invalidateQueries({ queryKey: SHIFTS });
      }),
    [client, realtime],
  );
  return useQuery({
    queryKey: [...SHIFTS, teamId, from],
    queryFn: ({ signal }) => api('shiftWeek', { query: { teamId, from }, signal }),
  });
}

/** Reads the weeks again after a write, so that the next one builds on it. */
export function useShiftsAgain(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: SHIFTS });
}
