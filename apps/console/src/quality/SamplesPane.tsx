import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QualitySampleView } from '#contract';
import { When } from '../records/When';
import { Button, Dialog, EmptyState, ErrorState, LoadingShape, useNow } from '../ui';
import { AgreementView } from './AgreementView';
import { DrawDialog } from './DrawDialog';
import styles from './quality.module.css';
import { useSamples } from './use-quality';

/** How each sample was drawn, so that anybody can see it was not picked: seed, population, and how far it is marked. */
export function SamplesPane({ onOpen }: { onOpen(sampleId: string): void }) {
  const { t } = useTranslation('quality');
  const samples = useSamples();
  const [drawing, setDrawing] = useState(false);
  const [agreement, setAgreement] = useState<string | null>(null);
  if (samples.error) return <ErrorState error={samples.error} onRetry={() => void samples.refetch()} />;
  if (!samples.data) return <LoadingShape />;
  const { rows, reviewers } = samples.data;
  const open = ({ id, kind }: QualitySampleView) => (kind === 'calibration' ? setAgreement(id) : onOpen(id));
  return (
    <div className={styles.scroll}>
      <p className={styles.bar}>
        <span className={styles.quiet}>{t('samples_hint')}</span>
        <Button look="main" data-testid="quality-draw" onClick={() => setDrawing(true)}>
          {t('draw.title')}
        </Button>
      </p>
      {rows.length === 0 ? (
        <EmptyState title={t('empty.samples')} hint={t('empty.samples_hint')} />
      ) : (
        <ul className={styles.samples}>
          {rows.map((row) => (
            <Sample key={row.id} row={row} onOpen={() => open(row)} />
          ))}
        </ul>
      )}
      {drawing && <DrawDialog reviewers={reviewers} onClose={() => setDrawing(false)} />}
      {agreement !== null && (
        <Dialog title={t('kinds.calibration')} width={780} onClose={() => setAgreement(null)}>
          <AgreementView id={agreement} />
        </Dialog>
      )}
    </div>
  );
}

function Sample({ row, onOpen }: { row: QualitySampleView; onOpen(): void }) {
  const { t } = useTranslation('quality');
  const now = useNow();
  const conditions = row.conditions.map((one) => t(`conditions.${one}`)).join(t('and'));
  return (
    <li data-testid="quality-sample">
      <button type="button" onClick={onOpen}>
        <span className={styles.what}>
          <b>{t(`kinds.${row.kind}`)}</b> {row.from} – {row.to}
          <small>
            {t(`methods.${row.method}`)}
            {row.method === 'condition' && ` · ${conditions}`} · {row.drawnByName ?? t('desk')}{' '}
            <When at={row.drawnAt} now={now} />
          </small>
          {row.reviewers.length > 0 && <small>{row.reviewers.map(({ name }) => name).join(t('and'))}</small>}
        </span>
        <span className={styles.seed}>
          <small>
            {t('seed')} <code>{row.seed}</code>
          </small>
          <small>
            {t('population', { n: row.population })} <code title={t('digest')}>{row.digest}</code>
          </small>
        </span>
        <span className={styles.outcome}>
          <strong>
            {row.marked}/{row.rows}
          </strong>
          <small>{t('marked')}</small>
        </span>
      </button>
    </li>
  );
}
