import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AnswerStart, TicketRow } from '#contract';
import { eachOnce } from '#domain';
import { api } from '../../app/api';
import { recipientsStore, useRecipientsDraft, type RecipientsDraft } from './recipients-store';

export type Reach = 'one' | 'all';

/** Who gets the answer to a mail: what the desk proposes until the agent changes it, and what speaks against it. */
export function useRecipients({ id, channel, contactId, lastInboundSeq }: TicketRow) {
  const mail = channel === 'email';
  const start = useQuery({
    queryKey: ['answer-start', id, lastInboundSeq, contactId],
    queryFn: ({ signal }) => api('answerStart', { params: { id }, signal }),
    enabled: mail,
    placeholderData: keepPreviousData,
  }).data;
  const edited = useRecipientsDraft(id);
  const draft = edited ?? (start && draftOf(start, 'all')) ?? null;
  const addresses = draft ? eachOnce([...draft.to, ...draft.cc, ...draft.bcc]) : [];
  const checked = useQuery({
    queryKey: ['recipients', ...addresses],
    queryFn: ({ signal }) => api('checkRecipients', { body: { addresses }, signal }),
    enabled: mail && addresses.length > 0,
    placeholderData: keepPreviousData,
  }).data?.rows;
  const known = (checked ?? []).filter(({ address }) => addresses.includes(address));
  return {
    shown: mail && draft !== null,
    start: start ?? null,
    draft,
    faults: known.filter(({ fault }) => fault !== null),
    troubles: known.flatMap(({ trouble }) => trouble ?? []),
    hasOthers: (start?.all.cc.length ?? 0) > 0,
    reach: draft && start ? reachOf(draft, start) : null,
    edit: (patch: Partial<RecipientsDraft>) => draft && recipientsStore.set(id, { ...draft, ...patch }),
    choose: (reach: Reach) => start && recipientsStore.set(id, { ...draftOf(start, reach), bcc: draft?.bcc ?? [] }),
    /** False while somebody stands among them whom a mail can't or must not reach. */
    ready: !mail || draft === null || (draft.to.length > 0 && !known.some(({ fault }) => fault !== null)),
  };
}

export type RecipientsView = ReturnType<typeof useRecipients>;

export const draftOf = (start: AnswerStart, reach: Reach): RecipientsDraft => ({
  ...start[reach],
  bcc: [],
  quote: start.quotes,
});

/** Which of the two usual answers the recipients are, null for a choice of one's own. */
function reachOf({ to, cc }: RecipientsDraft, { one, all }: AnswerStart): Reach | null {
  const same = (choice: { to: string[]; cc: string[] }): boolean =>
    choice.to.join() === to.join() && choice.cc.join() === cc.join();
  return same(all) ? 'all' : same(one) ? 'one' : null;
}
