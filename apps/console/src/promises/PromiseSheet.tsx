import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact, PromiseView } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { SideSheet } from '../records/SideSheet';
import { toast, useNow } from '../ui';
import { usePutPromise } from './promise-cache';
import { changeDraft, newDraft, termsOf, type PromiseDraft } from './promise-draft';
import { PromiseForm } from './PromiseForm';
import { useRefusal } from './use-refusal';

interface MakeProps {
  ticketId: string;
  contact: Contact;
  onClose(): void;
}

/** A new promise, in a sheet beside the conversation. */
export function PromiseSheet({ ticketId, contact, onClose }: MakeProps) {
  const { zone } = useBootstrap().company;
  const now = useNow();
  const { t } = useTranslation('promises');
  const send = ({ kind, remark, ...draft }: PromiseDraft, clientId: string) =>
    api('makePromise', {
      params: { id: ticketId },
      body: { clientId, kind, remark, ...termsOf({ kind, remark, ...draft }) },
    });
  return <Sheet title={t('make')} start={() => newDraft(contact, zone, now)} send={send} onClose={onClose} />;
}

/** Another slot for a promise, with the contact's consent (DOMAIN M3). */
export function ChangeSheet({ promise, onClose }: { promise: PromiseView; onClose(): void }) {
  const { t } = useTranslation('promises');
  const send = (draft: PromiseDraft, clientId: string) =>
    api('changePromise', {
      params: { id: promise.id },
      body: { clientId, version: promise.version, ...termsOf(draft) },
    });
  return <Sheet title={t('acts.change')} start={() => changeDraft(promise)} send={send} changes onClose={onClose} />;
}

interface SheetProps {
  title: string;
  start(): PromiseDraft;
  send(draft: PromiseDraft, clientId: string): Promise<PromiseView>;
  changes?: boolean;
  onClose(): void;
}

function Sheet({ title, start, send, changes = false, onClose }: SheetProps) {
  const { t } = useTranslation('promises');
  const put = usePutPromise();
  const [draft, setDraft] = useState(start);
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const { busy, refusal, run } = useRefusal();
  const write = (patch: Partial<PromiseDraft>) => {
    setDraft({ ...draft, ...patch });
    // Another wish is no retry of the first one.
    setClientId(crypto.randomUUID());
  };
  const save = () =>
    void run(async () => {
      put(await send(draft, clientId));
      toast(t('saved'));
      onClose();
    });
  return (
    <SideSheet title={title} onClose={onClose} testId="promise-sheet">
      <PromiseForm draft={draft} changes={changes} busy={busy} refusal={refusal} onWrite={write} onSave={save} />
    </SideSheet>
  );
}
