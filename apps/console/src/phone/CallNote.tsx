import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '#contract';
import { api } from '../app/api';
import { problemText } from '../app/problems';
import { useKept } from '../records/use-kept';
import styles from './phone.module.css';
import { usePutDock } from './use-dock';

const SAVE_AFTER_MS = 800;

/** What is written while listening: kept on this machine with every key, and on the server with every pause. */
export function CallNote({ call }: { call: Call }) {
  const { t } = useTranslation(['phone', 'errors']);
  const [kept, keep] = useKept(`call-note:${call.id}`);
  const [fault, setFault] = useState<string | null>(null);
  const put = useRef(usePutDock());
  const text = kept ?? call.note;
  const unsaved = kept !== null && kept !== call.note;
  useEffect(() => {
    if (!unsaved) return;
    const save = (): void => {
      api('noteCall', { params: { id: call.id }, body: { note: text } }).then(
        (saved) => {
          put.current.call(saved);
          setFault(null);
        },
        (error: unknown) => setFault(problemText(error, t)),
      );
    };
    const timer = setTimeout(save, SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [call.id, text, unsaved, t]);
  return (
    <label className={styles.note}>
      <span>{t('note.label')}</span>
      <textarea
        rows={3}
        maxLength={5000}
        value={text}
        placeholder={t('note.hint')}
        data-testid="own-call-note"
        onChange={({ target }) => keep(target.value)}
      />
      <small role="status">{fault ?? t(unsaved ? 'note.saving' : 'note.saved')}</small>
    </label>
  );
}
