import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { dayIn } from '../records/zone-time';
import { EmptyState, ErrorState, LoadingShape, PageHeader, useNow } from '../ui';
import { FigureSheet } from './FigureSheet';
import { FigureTable } from './FigureTable';
import { FigureToolbar } from './FigureToolbar';
import type { Cell } from './figure-cell';
import styles from './figures.module.css';
import { presetRange } from './ranges';
import type { FiguresQuery } from './export-link';

/** Per agent and day, week or month: every figure with its target, and behind each cell the rows it was made of. */
export function FiguresPage() {
  const { t } = useTranslation(['figures', 'records']);
  const { zone } = useBootstrap().company;
  const today = dayIn(zone, new Date(useNow()));
  const [query, setQuery] = useState<FiguresQuery>(() => ({ ...presetRange('this_week', today), step: 'day' }));
  const [cell, setCell] = useState<Cell | null>(null);
  const figures = useQuery({
    queryKey: ['figures', query],
    queryFn: ({ signal }) => api('figures', { query, signal }),
    placeholderData: (before) => before,
  });
  const { data } = figures;
  return (
    <main className={styles.page} data-beside={cell ? true : undefined}>
      <PageHeader title={t('title')}>{data && <AsOf zone={data.zone} asOf={data.asOf} />}</PageHeader>
      <FigureToolbar query={query} today={today} onChange={setQuery} />
      {figures.error && <ErrorState error={figures.error} onRetry={() => void figures.refetch()} />}
      {figures.isPending && <LoadingShape />}
      {data && !figures.error && data.rows.length === 0 && <EmptyState title={t('empty')} hint={t('empty_hint')} />}
      {data && !figures.error && data.rows.length > 0 && (
        <FigureTable figures={data} stale={figures.isPlaceholderData} selected={cell} onSelect={setCell} />
      )}
      {cell && data && <FigureSheet cell={cell} meanings={data.meanings} onClose={() => setCell(null)} />}
    </main>
  );
}

/** Whose midnight ends a day, and how fresh the figures are. */
function AsOf({ zone, asOf }: { zone: string; asOf: string }) {
  const { t, i18n } = useTranslation('figures');
  const options = { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  const time = new Intl.DateTimeFormat(i18n.language, options).format(new Date(asOf));
  return <span className={styles.asOf}>{t('as_of', { zone: zoneName(zone, i18n.language), time })}</span>;
}

/** 中国标准时间, China Standard Time. */
function zoneName(zone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'long' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
