import { useTranslation } from 'react-i18next';
import type { QualitySheet } from '#contract';
import { api } from '../app/api';
import { Choice } from '../records/Fields';
import { useAct } from '../records/use-act';
import styles from './quality.module.css';
import { useQualityAgain } from './use-quality';

/** Who marks it; an open one may be given to another lead. */
export function Handing({ sheet: { check, reviewers } }: { sheet: QualitySheet }) {
  const { t } = useTranslation('quality');
  const { run } = useAct();
  const again = useQualityAgain();
  if (check.state !== 'open' || check.sampleKind === 'calibration' || reviewers.length < 2) return null;
  const give = (reviewerId: string) =>
    void run(async () => {
      await api('assignQualityCheck', { params: { id: check.id }, body: { reviewerId } });
      await again(check.id);
    });
  const options = reviewers.map(({ id, name }) => ({ value: id, label: t('reviewer', { name }) }));
  return (
    <span className={styles.handing}>
      <Choice
        label={t('give')}
        value={check.reviewerId ?? ''}
        options={check.reviewerId ? options : [{ value: '', label: t('nobody') }, ...options]}
        onChange={(id) => id && give(id)}
      />
    </span>
  );
}
