import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useJudge } from '../conduct/use-conduct';
import { Switch } from '../records/Fields';
import { PageHeader } from '../ui';
import { CheckList } from './CheckList';
import { CheckSheet } from './CheckSheet';
import { FormsPane } from './FormsPane';
import styles from './quality.module.css';
import { SamplesPane } from './SamplesPane';
import { useQualityEvents } from './use-quality';

const TABS = ['mine', 'own', 'all', 'samples', 'forms'] as const;
type Tab = (typeof TABS)[number];

/** What is listened to: a reviewer's work, an agent's own marks, how samples were drawn, and by which form. */
export function QualityPage() {
  const { t } = useTranslation('quality');
  const judge = useJudge();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [sampleId, setSampleId] = useState<string>();
  const shown = judge ? TABS : (['own'] as const);
  const tab: Tab = (shown as readonly string[]).includes(hash) ? (hash as Tab) : shown[0];
  const go = (to: Tab, sample?: string) => {
    setSampleId(sample);
    void navigate({ to: '/quality', hash: to });
  };
  useQualityEvents();
  return (
    <main className={styles.page}>
      <PageHeader title={t('title')} text={t('text')}>
        <div data-testid="quality-tabs">
          <Switch
            label={t('tabs.label')}
            value={tab}
            options={shown.map((value) => ({ value, label: t(`tabs.${value}`) }))}
            onChange={(to) => go(to)}
          />
        </div>
      </PageHeader>
      {tab === 'samples' ? (
        <SamplesPane onOpen={(id) => go('all', id)} />
      ) : tab === 'forms' ? (
        <FormsPane />
      ) : (
        <Checks key={`${tab} ${sampleId}`} view={tab} sampleId={sampleId} />
      )}
    </main>
  );
}

function Checks({ view, sampleId }: { view: 'mine' | 'own' | 'all'; sampleId: string | undefined }) {
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <div className={styles.panes} data-open={chosen !== null || undefined}>
      <CheckList view={view} sampleId={sampleId} chosen={chosen} onOpen={setChosen} />
      <div className={styles.sheet}>
        {chosen !== null && <CheckSheet key={chosen} id={chosen} onClose={() => setChosen(null)} />}
      </div>
    </div>
  );
}
