import { Paperclip, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment, Violation } from '#contract';
import { api } from '../app/api';
import { upload } from '../desk/composer/uploads';
import { Words } from '../records/Fields';
import { useAct } from '../records/use-act';
import { Button } from '../ui';
import styles from './conduct.module.css';
import { useRefresh } from './use-conduct';

/** How it was, in the agent's words, with what shows it. */
export function AppealForm({ violation }: { violation: Violation }) {
  const { t } = useTranslation('conduct');
  const { busy, run } = useAct();
  const refresh = useRefresh();
  const [text, setText] = useState('');
  const [files, setFiles] = useState<Attachment[]>([]);
  const add = (chosen: File[]) =>
    run(async () => {
      for (const file of chosen) {
        const done = await upload(file, () => undefined).done;
        setFiles((before) => [...before, done]);
      }
    });
  const send = () =>
    run(async () => {
      const body = { version: violation.version, text: text.trim(), fileIds: files.map(({ id }) => id) };
      refresh(await api('appealViolation', { params: { id: violation.id }, body }));
    });
  return (
    <div className={styles.form}>
      <Words label={t('appeal_text')} longest={2000} value={text} onChange={setText} />
      {files.map(({ id, name }) => (
        <span key={id} className={styles.file}>
          <Paperclip size={12} aria-hidden /> {name}
          <button
            type="button"
            aria-label={t('remove', { name })}
            onClick={() => setFiles((before) => before.filter((file) => file.id !== id))}
          >
            <X size={12} aria-hidden />
          </button>
        </span>
      ))}
      <div className={styles.acts}>
        <Button
          look="main"
          data-testid="violation-appeal"
          disabled={busy || text.trim().length < 2}
          onClick={() => void send()}
        >
          {t('acts.appeal')}
        </Button>
        <label className={styles.attach}>
          <Paperclip size={14} aria-hidden /> {t(busy ? 'uploading' : 'attach')}
          <input
            type="file"
            multiple
            disabled={busy || files.length >= 10}
            onChange={({ target }) => {
              void add([...(target.files ?? [])].slice(0, 10 - files.length));
              target.value = '';
            }}
          />
        </label>
      </div>
    </div>
  );
}
