import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { AnswerOf, RouteName } from '#contract';
import { api } from '../../app/api';
import { currentRealtime } from '../../app/realtime';

type ListRoute = { [N in RouteName]: AnswerOf<N> extends { rows: unknown[] } ? N : never }[RouteName];
type RowOf<N extends ListRoute> = AnswerOf<N> extends { rows: (infer R)[] } ? R : never;

/** One list of the desk's set-up. Kept under its route's name, so that whoever changes it can say so. */
export function useAdminList<N extends ListRoute>(name: N, refetchMs?: number) {
  const client = useQueryClient();
  const key = ['admin', name];
  useEffect(
    () =>
      currentRealtime().onEvents((events) => {
        // Somebody else may be changing the same list right now.
        if (events.some(({ type }) => type === 'setup.changed'))
          void client.invalidateQueries({ queryKey: ['admin', name] });
      }),
    [client, name],
  );
  const query = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await api(name, { signal })) as { rows: RowOf<N>[] },
    refetchInterval: refetchMs ?? false,
  });
  return {
    rows: query.data?.rows,
    error: query.error,
    reload: () => client.invalidateQueries({ queryKey: key }),
    /** Shows a change before the desk confirmed it. */
    show: (change: (rows: RowOf<N>[]) => RowOf<N>[]) =>
      client.setQueryData<{ rows: RowOf<N>[] }>(key, (old) => old && { rows: change(old.rows) }),
  };
}
