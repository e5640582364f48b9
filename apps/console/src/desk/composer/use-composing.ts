import { useMemo, useRef, useState, useSyncExternalStore, type RefObject } from 'react';
import { findForbidden, misfitOf } from '#domain';
import type { TicketDetail } from '#contract';
import { currentRealtime } from '../../app/realtime';
import { serverNow } from '../../app/server-clock';
import { useBootstrap } from '../../app/session';
import { recipientsStore } from '../mail/recipients-store';
import { useRecipients } from '../mail/use-recipients';
import { speechHold } from './allowance-words';
import { composerStore, type ComposerState } from './composer-store';
import type { DraftKind } from './drafts';
import { say } from './outgoing';
import { useAllowance } from './use-allowance';
import { useCapabilities } from './use-capabilities';

const TYPING_EVERY_MS = 3_000;

/** What is written for a ticket, what must not be said in it, and what can be done with it. */
export function useComposing(detail: TicketDetail, seenSeq: number, text: RefObject<HTMLTextAreaElement | null>) {
  const recipients = useRecipients(detail.row);
  const ticketId = detail.row.id;
  const state = useComposerState(detail);
  const { tab, files, via } = state;
  const found = useForbidden(state);
  const misfit = useMisfit(detail.row.inboxId, state);
  const allowance = useAllowance(ticketId, detail.row.channel);
  const held = tab === 'reply' && speechHold(allowance, serverNow()) !== null;
  const ready = isReady(state) && !misfit && !held && (tab === 'note' || recipients.ready);
  const tellTyping = useTyping(ticketId);
  const { resolveAfterSend } = useBootstrap().preferences;
  const write = (next: string) => {
    composerStore.write(ticketId, tab, next);
    if (tab === 'reply' && next !== '') tellTyping();
  };
  const focus = (kind: DraftKind) => {
    composerStore.setTab(ticketId, kind);
    requestAnimationFrame(() => text.current?.focus());
  };
  const send = () => {
    if (!ready) return;
    const then = resolveAfterSend ? 'resolved' : 'waiting';
    const mail = tab === 'reply' && recipients.shown ? recipients.draft : null;
    say({ ticketId, kind: tab, seenSeq, then, via, mail, ...composerStore.take(ticketId, tab) });
    if (mail) recipientsStore.clear(ticketId);
    text.current?.focus();
  };
  const better = () => {
    const first = found.find((match) => match.better);
    const field = text.current;
    if (!first || !field) return;
    field.setRangeText(first.better, first.start, first.end, 'end');
    write(field.value);
  };
  return {
    tab,
    files,
    via,
    written: state.texts[tab],
    found,
    misfit,
    allowance,
    ready,
    focus,
    write,
    send,
    better,
    recipients,
  };
}

function useComposerState({ row, drafts }: TicketDetail): ComposerState {
  const [first] = useState(drafts);
  composerStore.begin(row.id, first);
  return useSyncExternalStore(composerStore.subscribe, () => composerStore.get(row.id)!);
}

/** A reply may be files alone; nothing goes while a file is still on its way up. */
function isReady({ tab, texts, files }: ComposerState): boolean {
  const uploading = files.some(({ attachment, problem }) => !attachment && !problem);
  const filesAlone = tab === 'reply' && files.some(({ attachment }) => attachment);
  return !uploading && (texts[tab].trim() !== '' || filesAlone);
}

/** What of a reply its channel can't carry; a note stays here and may hold anything. */
function useMisfit(inboxId: string, { tab, texts, files, via }: ComposerState) {
  const capabilities = useCapabilities(inboxId, via);
  if (tab === 'note' || !capabilities) return null;
  return misfitOf(
    capabilities,
    texts.reply,
    files.flatMap(({ attachment }) => attachment ?? []),
  );
}

/** Phrases that must not be said to a contact (DOMAIN H12); a note may hold them. */
function useForbidden({ tab, texts }: ComposerState) {
  const { forbiddenPhrases } = useBootstrap();
  const phrases = useMemo(() => forbiddenPhrases.filter(({ enabled }) => enabled), [forbiddenPhrases]);
  const text = tab === 'reply' ? texts.reply : '';
  return useMemo(() => findForbidden(text, phrases), [text, phrases]);
}

/** Tells that somebody writes, now and then rather than with every letter. */
function useTyping(ticketId: string): () => void {
  const toldAt = useRef(0);
  return () => {
    if (Date.now() - toldAt.current < TYPING_EVERY_MS) return;
    toldAt.current = Date.now();
    currentRealtime().signal(ticketId, 'typing');
  };
}
