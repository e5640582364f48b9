import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROUTES, type SaleImport, type SaleImportPage } from '#contract';
import { urlOf } from '../app/api';
import { moneyText } from '../leads/money';
import { Button, ErrorState, LoadingShape } from '../ui';
import { ColumnChoices } from './ColumnChoices';
import { RowTable } from './RowTable';
import styles from './sales.module.css';
import { useImportActs, useImportPage } from './use-imports';

/** One import as it stands: its columns before it runs, its progress, its result. */
export function ImportSteps({ id }: { id: string }) {
  const { data, error, refetch } = useImportPage(id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape />;
  return <Standing page={data} />;
}

function Standing({ page }: { page: SaleImportPage }) {
  const { t } = useTranslation(['sales', 'errors']);
  const row = page.import;
  const acts = useImportActs(row);
  const ready = row.state === 'ready';
  return (
    <section className={styles.steps} data-testid={`sale-import-${row.state}`}>
      <header className={styles.head}>
        <h2>{row.fileName}</h2>
        <span>
          {t(`states.${row.state}`)}
          {row.encoding && ` · ${t('read_as', { encoding: row.encoding.toUpperCase(), count: row.total })}`}
        </span>
      </header>
      {row.fault && <p className={styles.fault}>{t(`errors:${row.fault}`)}</p>}
      {ready && <ColumnChoices page={page} busy={acts.busy} onMap={acts.map} />}
      {!ready && row.state !== 'failed' && <Result row={row} />}
      <Acts page={page} acts={acts} />
      {acts.refusal && (
        <p className={styles.fault} role="alert">
          {acts.refusal.text}
        </p>
      )}
      <RowTable page={page} />
    </section>
  );
}

function Result({ row }: { row: SaleImport }) {
  const { t, i18n } = useTranslation('sales');
  const share = row.total === 0 ? 0 : Math.round((row.done / row.total) * 100);
  const moving = row.state === 'running' || row.state === 'undoing' || row.state === 'stopped';
  return (
    <>
      {moving && (
        <div className={styles.progress} role="progressbar" aria-valuenow={share} aria-valuemin={0} aria-valuemax={100}>
          <i style={{ width: `${share}%` }} />
          <span>{t('progress', { done: row.done, total: row.total })}</span>
        </div>
      )}
      <dl className={styles.counts}>
        {(['taken', 'matched', 'known', 'refused'] as const).map((key) => (
          <div key={key} data-count={key}>
            <dt>{t(`counts.${key}`)}</dt>
            <dd>{row[key]}</dd>
          </div>
        ))}
        <div>
          <dt>{t('counts.amount')}</dt>
          <dd>{moneyText(row.amountCents, i18n.language)}</dd>
        </div>
      </dl>
    </>
  );
}

function Acts({ page, acts }: { page: SaleImportPage; acts: ReturnType<typeof useImportActs> }) {
  const { t, i18n } = useTranslation('sales');
  const { state, id, refused, total, encoding, taken } = page.import;
  const [sure, setSure] = useState(false);
  const locale = i18n.language.startsWith('zh') ? 'zh-CN' : 'en';
  const over = state === 'done' || state === 'stopped';
  return (
    <div className={styles.acts}>
      {(state === 'ready' || (state === 'stopped' && encoding)) && (
        <Button look="main" disabled={acts.busy || page.missing.length > 0} onClick={acts.run} data-testid="sale-run">
          {t(state === 'ready' ? 'run' : 'go_on', { count: total })}
        </Button>
      )}
      {(state === 'running' || state === 'reading') && (
        <Button disabled={acts.busy} onClick={acts.stop}>
          {t('stop')}
        </Button>
      )}
      {refused > 0 && (
        <a className={styles.download} href={urlOf(ROUTES.refusedSales.path, { id }, { locale })} download>
          <Download size={14} aria-hidden /> {t('download')}
        </a>
      )}
      {over && taken > 0 && !sure && <Button onClick={() => setSure(true)}>{t('undo')}</Button>}
      {over && sure && (
        <span className={styles.sure}>
          {t('undo_sure', { count: taken })}
          <Button disabled={acts.busy} onClick={acts.undo} data-testid="sale-undo">
            {t('undo_yes')}
          </Button>
          <Button look="plain" onClick={() => setSure(false)}>
            {t('undo_no')}
          </Button>
        </span>
      )}
    </div>
  );
}
