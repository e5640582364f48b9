import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../app/api';
import { useRealtime } from '../app/realtime';

const KEY = 'refinements';

export const useOffers = (day: string) =>
  useQuery({
    queryKey: [KEY, 'offers', day],
    queryFn: ({ signal }) => api('refinementOffers', { query: { day }, signal }),
    placeholderData: (before) => before,
  });

export const useBoard = (from: string, to: string) =>
  useQuery({
    queryKey: [KEY, 'board', from, to],
    queryFn: ({ signal }) => api('refinementBoard', { query: { from, to }, signal }),
    placeholderData: (before) => before,
  });

export function useRefinementEvents(): void {
  const realtime = useRealtime();
  const again = useRefinementsAgain();
  useEffect(
    () =>
      realtime.onEvents((events) => {
        if (events.some(({ subject }) => subject.kind === 'refinement')) again();
      }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `again` is made anew each time and does the same
    [realtime],
  );
}

export function useRefinementsAgain(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: [KEY] });
}
