import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WORK_REPORT_SECTIONS } from '#domain';
import type { WorkReport } from '#contract';
import { api } from '../app/api';
import { useRefusal } from '../promises/use-refusal';
import { Words } from '../records/Fields';
import { SmallButton } from '../records/SmallButton';
import { toast } from '../ui';
import { useWorkReportsAgain } from './use-work-reports';
import styles from './work-reports.module.css';

/** The agent's own words: kept as a draft while they are written, handed in once, amended with their history. */
export function OwnWords({ report }: { report: WorkReport }) {
  const { t } = useTranslation('workreports');
  const [words, setWords] = useState({ ...report.words, ...report.draft });
  const [clientId] = useState(() => crypto.randomUUID() as string);
  const { busy, refusal, run } = useRefusal();
  const again = useWorkReportsAgain();
  const handed = report.state === 'handed' || report.state === 'read';
  const asked = { params: { id: report.id } };
  const keep = () => run(() => api('draftWorkReport', { ...asked, body: { words } }));
  const handIn = () =>
    run(async () => {
      const body = { clientId, version: report.version, words };
      await (handed ? api('amendWorkReport', { ...asked, body }) : api('handInWorkReport', { ...asked, body }));
      toast(t(handed ? 'amended' : 'handed_in'));
      again();
    });
  return (
    <section className={styles.words}>
      {WORK_REPORT_SECTIONS[report.kind].map((section) => (
        <label key={section} onBlur={() => void keep()}>
          <h3>{t(`sections.${section}`)}</h3>
          <Words
            label={t(`sections.${section}`)}
            placeholder={t('say')}
            longest={4000}
            value={words[section] ?? ''}
            onChange={(text) => setWords({ ...words, [section]: text })}
          />
        </label>
      ))}
      {refusal && <p role="alert">{refusal.text}</p>}
      <SmallButton
        tone="main"
        testId="work-report-hand-in"
        label={t(handed ? 'amend' : 'hand_in')}
        disabled={busy}
        onClick={() => void handIn()}
      />
    </section>
  );
}
