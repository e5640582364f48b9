import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { WechatCode } from '#contract';
import { api } from '../../../app/api';
import { currentRealtime } from '../../../app/realtime';

// Scans are no event of the desk; whoever looks at the list wants to see them come in.
const LOOK_EVERY_MS = 10_000;

export function useCodes(inboxId: string) {
  const client = useQueryClient();
  const key = ['wechat-codes', inboxId];
  useEffect(
    () =>
      currentRealtime().onEvents((events) => {
        if (events.some(({ type }) => type === 'setup.changed'))
          void client.invalidateQueries({ queryKey: ['wechat-codes', inboxId] });
      }),
    [client, inboxId],
  );
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api('listWechatCodes', { params: { id: inboxId }, signal }),
    refetchInterval: LOOK_EVERY_MS,
  });
  return {
    rows: query.data?.rows,
    error: query.error,
    reload: () => client.invalidateQueries({ queryKey: key }),
    put: (code: WechatCode) =>
      client.setQueryData<{ rows: WechatCode[] }>(key, (old) => {
        const rows = old?.rows ?? [];
        const known = rows.some(({ id }) => id === code.id);
        return { rows: known ? rows.map((row) => (row.id === code.id ? code : row)) : [code, ...rows] };
      }),
  };
}

export type Codes = ReturnType<typeof useCodes>;
