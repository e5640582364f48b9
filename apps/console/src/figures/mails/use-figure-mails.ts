import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../app/api';

const KEY = ['figure-mails'];
/** What is on its way is looked at again, since no event tells of it. */
const WAITING_MS = 3_000;

export const useFigureMails = () =>
  useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api('figureMails', { signal }),
    refetchInterval: ({ state }) =>
      state.data?.rows.some(({ letters }) => letters.some((l) => l.state === 'queued' || l.state === 'sending'))
        ? WAITING_MS
        : false,
  });

export function useFigureMailsAgain(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: KEY });
}
