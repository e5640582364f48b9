import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figures } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { useLedTeams } from '../fairness/use-led-teams';
import { Switch } from '../records/Fields';
import { dayIn } from '../records/zone-time';
import { EmptyState, ErrorState, LoadingShape, PageHeader, useNow } from '../ui';
import { AsOf } from './AsOf';
import { FigurePaper } from './FigurePaper';
import { FigureSheet } from './FigureSheet';
import { FigureTable } from './FigureTable';
import { FigureToolbar } from './FigureToolbar';
import type { Cell } from './figure-cell';
import styles from './figures.module.css';
import { FigureViews, type View } from './FigureViews';
import { ofGroup } from './groups';
import { linkedQuery } from './linked-query';
import { Meanings } from './Meanings';
import { presetRange, rangeBefore } from './ranges';
import type { FiguresQuery } from './export-link';

const WorkReportsPane = lazy(async () => ({
  default: (await import('../work-reports/WorkReportsPane')).WorkReportsPane,
}));
const ChartsView = lazy(async () => ({ default: (await import('./charts/ChartsView')).ChartsView }));
const FigureMailsSheet = lazy(async () => ({
  default: (await import('./mails/FigureMailsSheet')).FigureMailsSheet,
}));
const FairnessPane = lazy(async () => ({ default: (await import('../fairness/FairnessPane')).FairnessPane }));

type Pane = 'figures' | 'reports' | 'fairness';

/** What was done, per agent; the reports of it; and for who leads a team, whether its tickets were dealt out fairly. */
export function FiguresPage() {
  const { t } = useTranslation(['figures', 'records', 'routing', 'workreports']);
  const today = useToday();
  const leads = useLedTeams().length > 0;
  const [pane, setPane] = useState<Pane>('figures');
  const panes = [
    { value: 'figures' as const, label: t('routing:fairness.figures') },
    { value: 'reports' as const, label: t('workreports:tab') },
    ...(leads ? [{ value: 'fairness' as const, label: t('routing:fairness.tab') }] : []),
  ];
  const choice = <Switch label={t('routing:fairness.pages')} options={panes} value={pane} onChange={setPane} />;
  if (pane === 'figures') return <FigureView today={today} choice={choice} />;
  return (
    <main className={styles.page}>
      <PageHeader title={t('title')}>{choice}</PageHeader>
      <Suspense fallback={<LoadingShape />}>
        {pane === 'reports' ? <WorkReportsPane today={today} /> : <FairnessPane today={today} />}
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
  const [query, setQuery] = useState<FiguresQuery>(
    () => linkedQuery(window.location.search) ?? { ...presetRange('this_week', today), step: 'day', by: 'agent' },
  );
  const [cell, setCell] = useState<Cell | null>(null);
  const [mails, setMails] = useState(false);
  const [view, setView] = useState<View>({
    shape: 'table',
    figure: 'first_response_median',
    group: 'all',
    compares: false,
    explains: false,
  });
  const changed = (next: FiguresQuery) => {
    setQuery(next);
    setCell(null);
  };
  const figures = useQuery({
    queryKey: ['figures', query],
    queryFn: ({ signal }) => api('figures', { query, signal }),
    placeholderData: (before) => before,
  });
  const { data } = figures;
  const [beside, setBeside] = useState(false);
  const table = view.shape === 'table';
  const before = useBefore(query, view.compares);
  return (
    <main className={styles.page} data-beside={cell || view.explains || mails || (beside && !table) ? true : undefined}>
      <PageHeader title={t('title')}>
        {choice}
        {data && <AsOf className={styles.asOf} zone={data.zone} asOf={data.asOf} />}
      </PageHeader>
      <FigureToolbar query={query} today={today} table={table} onChange={changed} />
      <FigureViews view={view} meanings={data?.meanings ?? []} onChange={setView} onMails={() => setMails(!mails)} />
      {figures.error && <ErrorState error={figures.error} onRetry={() => void figures.refetch()} />}
      {figures.isPending && <LoadingShape />}
      {data && !table && (
        <Suspense fallback={<LoadingShape />}>
          <ChartsView
            key={view.figure}
            query={query}
            figure={view.figure}
            meanings={data.meanings}
            onBeside={setBeside}
          />
        </Suspense>
      )}
      {table && data && !figures.error && data.rows.length === 0 && (
        <EmptyState title={t('empty')} hint={t('empty_hint')} />
      )}
      {table && data && !figures.error && data.rows.length > 0 && (
        <FigureTable
          figures={ofGroup(data, view.group)}
          before={before}
          teamId={query.teamId}
          stale={figures.isPlaceholderData}
          selected={cell}
          onSelect={setCell}
        />
      )}
      {data && <FigurePaper figures={ofGroup(data, view.group)} teamId={query.teamId} />}
      {mails && data && <Mails query={query} data={data} view={view} onClose={() => setMails(false)} />}
      {view.explains && data && !mails && (
        <Meanings meanings={data.meanings} onClose={() => setView({ ...view, explains: false })} />
      )}
      {table && cell && data && !view.explains && !mails && (
        <FigureSheet cell={cell} meanings={data.meanings} onClose={() => setCell(null)} />
      )}
    </main>
  );
}

interface MailsProps {
  query: FiguresQuery;
  data: Figures;
  view: View;
  onClose: () => void;
}

function Mails({ query, data, view, onClose }: MailsProps) {
  const shown = ofGroup(data, view.group).meanings.map(({ key }) => key);
  return (
    <Suspense fallback={null}>
      <FigureMailsSheet query={query} meanings={data.meanings} shown={shown} onClose={onClose} />
    </Suspense>
  );
}

/** The whole of the span before, as long as the one that is shown. */
function useBefore(query: FiguresQuery, wanted: boolean): Figures['totals'] | null {
  const earlier = { ...query, ...rangeBefore(query) };
  const before = useQuery({
    queryKey: ['figures', earlier],
    queryFn: ({ signal }) => api('figures', { query: earlier, signal }),
    enabled: wanted,
  });
  return wanted ? (before.data?.totals ?? null) : null;
}
