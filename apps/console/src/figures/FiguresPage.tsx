import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { useLedTeams } from '../fairness/use-led-teams';
import { Switch } from '../records/Fields';
import { dayIn } from '../records/zone-time';
import { EmptyState, ErrorState, LoadingShape, PageHeader, useNow } from '../ui';
import { FigureSheet } from './FigureSheet';
import { FigureTable } from './FigureTable';
import { FigureToolbar } from './FigureToolbar';
import type { Cell } from './figure-cell';
import styles from './figures.module.css';
import { presetRange } from './ranges';
import type { FiguresQuery } from './export-link';

const FairnessPane = lazy(async () => ({ default: (await import('../fairness/FairnessPane')).FairnessPane }));

/** What was done, per agent; and for who leads a team, whether its tickets were dealt out fairly. */
export function FiguresPage() {
  const { t } = useTranslation(['figures', 'records', 'routing']);
  const today = useToday();
  const leads = useLedTeams().length > 0;
  const [view, setView] = useState<'figures' | 'fairness'>('figures');
  const views = [
    { value: 'figures' as const, label: t('routing:fairness.figures') },
    { value: 'fairness' as const, label: t('routing:fairness.tab') },
  ];
  const choice = leads && (
    <Switch label={t('routing:fairness.pages')} options={views} value={view} onChange={setView} />
  );
  if (view === 'figures') return <FigureView today={today} choice={choice} />;
  return (
    <main className={styles.page}>
      <PageHeader title={t('title')}>{choice}</PageHeader>
      <Suspense fallback={<LoadingShape />}>
        <FairnessPane today={today} />
      </Suspense>
    </main>
  );
}

function useToday(): string {
  return dayIn(useBootstrap().company.zone, new Date(useNow()));
}

/** Per agent and day, week or month: every figure with its target, and behind each cell the rows it was made of. */
function FigureView({ today, choice }: { today: string; choice: ReactNode }) {
  const { t } = useTranslation('figures');
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
      <PageHeader title={t('title')}>
        {choice}
        {data && <AsOf zone={data.zone} asOf={data.asOf} />}
      </PageHeader>
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
