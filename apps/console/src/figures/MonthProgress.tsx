import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FigureKey } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { dayIn } from '../records/zone-time';
import { useNow } from '../ui';
import { progress } from './progress';
import { presetRange } from './ranges';
import styles from './figures.module.css';

/** How far this month's figure is on its way to its target. The target is a setting with a date; it comes with the figure. */
export function MonthProgress({ figure, agentId, changes }: { figure: FigureKey; agentId: string; changes: unknown }) {
  const { t } = useTranslation('figures');
  const { zone } = useBootstrap().company;
  const range = presetRange('this_month', dayIn(zone, new Date(useNow())));
  const query = { ...range, step: 'month' as const, agentId };
  const figures = useQuery({
    queryKey: ['figures', query, changes],
    queryFn: ({ signal }) => api('figures', { query, signal }),
    placeholderData: (before) => before,
  });
  const cell = figures.data?.rows.find((row) => row.id === agentId)?.cells[figure];
  const value = cell?.value ?? 0;
  const target = cell?.target ?? figures.data?.meanings.find(({ key }) => key === figure)?.target?.value ?? null;
  const way = progress(value, target);
  if (!figures.data) return null;
  return (
    <div className={styles.month} data-testid={`month-${figure}`}>
      <span>
        {t('month.this')} <b>{value}</b>
        {target !== null && <> / {target}</>}
      </span>
      {way && (
        <>
          <span
            className={styles.track}
            role="progressbar"
            aria-valuenow={way.percent}
            aria-label={t(`keys.${figure}`)}
          >
            <i style={{ width: `${way.share * 100}%` }} />
          </span>
          <span>{way.reached ? t('month.reached') : t('month.missing', { n: way.missing })}</span>
        </>
      )}
    </div>
  );
}
