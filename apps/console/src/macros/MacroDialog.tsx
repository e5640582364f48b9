import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryItem, Macro, MacroPreview, TicketRow } from '#contract';
import { findForbidden } from '#domain';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { useNames } from '../desk/conversation/HistoryLines';
import { historyWords } from '../desk/conversation/history-words';
import { Fault, useSubmit } from '../desk/conversation/ReasonDialog';
import { putRow } from '../desk/conversation/use-ticket';
import { useWhenText } from '../escalation/use-when-text';
import { Button, Dialog, LoadingShape, toast } from '../ui';
import './macros.css';

interface MacroDialogProps {
  macro: Macro;
  row: TicketRow;
  seenSeq: number;
  onClose(): void;
}

/** What a macro will do on this ticket, before it does; the reply can still be changed. */
export function MacroDialog({ macro, row, seenSeq, onClose }: MacroDialogProps) {
  const { t } = useTranslation(['macros', 'common', 'errors']);
  const { preview, fault: unseen } = usePreview(macro.id, row, seenSeq);
  const [written, setWritten] = useState<string | null>(null);
  const [clientId] = useState(() => crypto.randomUUID());
  const reply = written ?? preview?.reply ?? null;
  const { fault, busy, submit } = useSubmit(async () => {
    const body = { clientId, seenSeq, ...(reply === null ? {} : { reply }) };
    putRow((await api('runMacro', { params: { id: row.id, macro: macro.id }, body })).row);
    toast(t('run.done', { title: macro.title }));
  }, onClose);
  return (
    <Dialog title={t('run.title', { title: macro.title })} onClose={onClose} width={560}>
      <form onSubmit={submit} className="mc-run" data-testid="macro-dialog">
        {!preview && !unseen && <LoadingShape lines={3} />}
        {preview?.refusal && (
          <p className="ui-fault" role="alert" data-testid="macro-refusal">
            {t('run.refused', { why: t(`errors:${preview.refusal.code}`, preview.refusal.detail) })}
          </p>
        )}
        {preview && <Will preview={preview} />}
        {preview && reply !== null && <Reply text={reply} onWrite={setWritten} />}
        {preview?.note && (
          <>
            <h3>{t('run.note')}</h3>
            <blockquote>{preview.note}</blockquote>
          </>
        )}
        <Fault fault={fault ?? unseen} />
        <footer>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button
            type="submit"
            look="main"
            disabled={busy || !preview || preview.refusal !== null || reply?.trim() === ''}
            data-testid="macro-run"
          >
            {t('run.confirm')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function usePreview(macroId: string, { id, version }: TicketRow, seenSeq: number) {
  const [found, setFound] = useState<{ preview: MacroPreview | null; fault: unknown }>({ preview: null, fault: null });
  useEffect(() => {
    const asking = new AbortController();
    api('tryMacro', { params: { id, macro: macroId }, body: { seenSeq }, signal: asking.signal }).then(
      (preview) => setFound({ preview, fault: null }),
      (fault: unknown) => asking.signal.aborted || setFound({ preview: null, fault }),
    );
    return () => asking.abort();
    // The ticket moved on meanwhile: what would happen may be something else by now.
  }, [id, macroId, seenSeq, version]);
  return found;
}

/** The reply as it will go out, guarded like one that is typed. */
function Reply({ text, onWrite }: { text: string; onWrite(text: string): void }) {
  const { t } = useTranslation('macros');
  const { forbiddenPhrases } = useBootstrap();
  const found = findForbidden(
    text,
    forbiddenPhrases.filter(({ enabled }) => enabled),
  );
  return (
    <label className="ui-field">
      <span>{t('run.reply')}</span>
      <textarea
        className="ui-input"
        rows={4}
        value={text}
        maxLength={100_000}
        onChange={({ target }) => onWrite(target.value)}
        data-testid="macro-reply"
      />
      {found.length > 0 && (
        <span className="mc-forbidden" role="alert">
          {t('run.forbidden')}{' '}
          {found.map(({ phrase, better }) => (better ? `${phrase} → ${better}` : phrase)).join(' · ')}
        </span>
      )}
    </label>
  );
}

/** Beside what is said, which stands below in full, and the ends of waits, which follow from it. */
const SAID_BELOW = /^(message\.|reply_window\.)/;

function Will({ preview }: { preview: MacroPreview }) {
  const { t } = useTranslation(['macros', 'desk']);
  const names = useNames();
  const when = useWhenText();
  const lines = preview.steps
    .filter(({ type }) => !SAID_BELOW.test(type))
    .map((step) => {
      const { key, params } = historyWords(step as unknown as HistoryItem, names);
      const status = params.status && t(`desk:status.${params.status}`);
      const priority = params.priority && t(`desk:priority.${params.priority}`);
      return t(`desk:history.${key}`, { ...params, status, priority });
    });
  if (preview.callbackAt) lines.push(t('run.callback', { at: when(preview.callbackAt) }));
  const silent = preview.reply === null && preview.note === null;
  if (preview.refusal) return null;
  if (lines.length === 0) return silent ? <p>{t('run.nothing')}</p> : null;
  return (
    <>
      <h3>{t('run.will')}</h3>
      <ul data-testid="macro-will">
        {lines.map((line, at) => (
          <li key={at}>{line}</li>
        ))}
      </ul>
    </>
  );
}
