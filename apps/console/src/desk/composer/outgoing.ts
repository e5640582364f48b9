import { useSyncExternalStore } from 'react';
import type { Attachment, Message, WeiboWay } from '#contract';
import { api, ApiProblem } from '../../app/api';
import { showMessage } from '../conversation/use-ticket';
import type { RecipientsDraft } from '../mail/recipients-store';
import { composerStore } from './composer-store';
import { deskDrafts } from './desk-drafts';
import type { DraftKind } from './drafts';

export type Then = 'waiting' | 'resolved';

/** Something said here that the server has not confirmed yet. */
export interface Outgoing {
  clientId: string;
  ticketId: string;
  kind: DraftKind;
  text: string;
  attachments: readonly Attachment[];
  seenSeq: number;
  then: Then;
  via: WeiboWay | null;
  mail: RecipientsDraft | null;
  state: 'sending' | 'refused' | 'newer';
  problem: ApiProblem | null;
  at: string;
}

let outgoing: readonly Outgoing[] = [];
const listening = new Set<() => void>();

function change(next: readonly Outgoing[]): void {
  outgoing = next;
  listening.forEach((listener) => listener());
}

/** What of a ticket is on its way. */
export function useOutgoing(): readonly Outgoing[] {
  return useSyncExternalStore(
    (listener) => {
      listening.add(listener);
      return () => void listening.delete(listener);
    },
    () => outgoing,
  );
}

/** Says something in the ticket it was written for: the ticket is part of what is sent, not of what is on screen. */
export function say(
  saying: Pick<Outgoing, 'ticketId' | 'kind' | 'text' | 'attachments' | 'seenSeq' | 'then' | 'via' | 'mail'>,
): void {
  const entry: Outgoing = {
    ...saying,
    clientId: crypto.randomUUID(),
    state: 'sending',
    problem: null,
    at: new Date().toISOString(),
  };
  change([...outgoing, entry]);
  void deliver(entry, false);
}

/** Once more, with the same client id: if the first try did arrive, this answers what that answered. */
export function sayAgain(entry: Outgoing, force: boolean): void {
  const again: Outgoing = { ...entry, state: 'sending', problem: null };
  change(outgoing.map((other) => (other.clientId === entry.clientId ? again : other)));
  void deliver(again, force);
}

export function forget(clientId: string): void {
  change(outgoing.filter((entry) => entry.clientId !== clientId));
}

async function deliver(entry: Outgoing, force: boolean): Promise<void> {
  try {
    await showMessage(entry.ticketId, () => send(entry, force));
    // What has been begun since is the draft now, and stays.
    if (!composerStore.get(entry.ticketId)?.texts[entry.kind]) deskDrafts.clear(entry.ticketId, entry.kind);
    forget(entry.clientId);
  } catch (error) {
    const problem = error instanceof ApiProblem ? error : new ApiProblem(0, 'unknown');
    const state = problem.code === 'newer_reply_exists' ? 'newer' : 'refused';
    change(outgoing.map((other) => (other.clientId === entry.clientId ? { ...other, state, problem } : other)));
  }
}

async function send(entry: Outgoing, force: boolean): Promise<Message> {
  const { ticketId: id, clientId, text, seenSeq, then, via } = entry;
  const attachmentIds = entry.attachments.map((attachment) => attachment.id);
  if (entry.kind === 'note') {
    return (await api('note', { params: { id }, body: { clientId, text, attachmentIds } })).message;
  }
  const mail = entry.mail
    ? { to: [...entry.mail.to], cc: [...entry.mail.cc], bcc: [...entry.mail.bcc], quote: entry.mail.quote }
    : undefined;
  const body = { clientId, text, attachmentIds, seenSeq, force, then, ...(via && { via }), ...(mail && { mail }) };
  return (await api('reply', { params: { id }, body })).message;
}
