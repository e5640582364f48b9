import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkReport } from '#contract';
import { api } from '../app/api';
import { useRefusal } from '../promises/use-refusal';
import { Words } from '../records/Fields';
import { SmallButton } from '../records/SmallButton';
import { useWorkReportsAgain } from './use-work-reports';
import styles from './work-reports.module.css';

/** What a team lead does with a report: read it with a word, or return it with what is missing. */
export function JudgePart({ report }: { report: WorkReport }) {
  const { t } = useTranslation('workreports');
  const [note, setNote] = useState('');
  const [clientId, setClientId] = useState(() => crypto.randomUUID() as string);
  const { busy, refusal, run } = useRefusal();
  const again = useWorkReportsAgain();
  const act = (name: 'readWorkReport' | 'returnWorkReport') =>
    run(async () => {
      await api(name, { params: { id: report.id }, body: { clientId, version: report.version, note: note.trim() } });
      setNote('');
      setClientId(crypto.randomUUID());
      again();
    });
  return (
    <section className={styles.judge}>
      <Words label={t('comment')} longest={1000} value={note} onChange={setNote} />
      {refusal && <p role="alert">{refusal.text}</p>}
      <SmallButton
        tone="main"
        testId="work-report-read"
        label={t('read')}
        disabled={busy}
        onClick={() => void act('readWorkReport')}
      />
      <SmallButton
        testId="work-report-return"
        label={t('return')}
        title={t('return_needs')}
        disabled={busy || !note.trim()}
        onClick={() => void act('returnWorkReport')}
      />
    </section>
  );
}
