import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Switch } from '../records/Fields';
import { Dialog, LoadingShape } from '../ui';
import { AlarmHistory } from './AlarmHistory';
import { RuleForm } from './RuleForm';
import { RuleLine } from './RuleLine';
import { useRules } from './use-rules';
import styles from './watch.module.css';

/** The thresholds of the groups one leads, and what they said today. */
export default function ThresholdsDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('watch');
  const [tab, setTab] = useState<'rules' | 'today'>('rules');
  return (
    <Dialog title={t('title')} onClose={onClose} width={640}>
      <div className={styles.tabs}>
        <Switch
          label={t('title')}
          value={tab}
          options={[
            { value: 'rules', label: t('rules.title') },
            { value: 'today', label: t('today.title') },
          ]}
          onChange={setTab}
        />
      </div>
      {tab === 'rules' ? <Rules /> : <AlarmHistory />}
    </Dialog>
  );
}

function Rules() {
  const { t } = useTranslation('watch');
  const { data } = useRules();
  if (!data) return <LoadingShape lines={4} />;
  return (
    <>
      <p className={styles.quiet}>{t('rules.text')}</p>
      {data.rows.length === 0 && <p className={styles.none}>{t('rules.none')}</p>}
      <ul className={styles.rules}>
        {data.rows.map((rule) => (
          <RuleLine key={`${rule.id} ${rule.version}`} rule={rule} />
        ))}
      </ul>
      <RuleForm taken={data.rows} />
    </>
  );
}
