import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Mailbox } from '#contract';
import { api } from '../../app/api';

const WHILE_RUNNING_MS = 1_000;
const keyOf = (id: string) => ['admin', 'mailbox', id];

/** What is known of a mailbox beside its settings; followed closely while old mail comes in. */
export function useMailbox(id: string) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => api('mailbox', { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.backfill?.state === 'running' ? WHILE_RUNNING_MS : false),
  });
  const put = (part: Partial<Mailbox>) =>
    client.setQueryData<Mailbox>(keyOf(id), (known) => (known ? { ...known, ...part } : known));
  return { mailbox: query.data, error: query.error, put };
}
