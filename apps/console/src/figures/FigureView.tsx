import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figures } from '#contract';
import { api } from '../app/api';
import { EmptyState, ErrorState, LoadingShape, PageHeader } from '../ui';
import { AsOf } from './AsOf';
import type { FiguresQuery } from './export-link';
import { FigureFiles } from './FigureFiles';
import { FigurePaper } from './FigurePaper';
import { FigureSheet } from './FigureSheet';
import { FigureTable } from './FigureTable';
import { FigureToolbar } from './FigureToolbar';
import { FigureViews, type Side, type View } from './FigureViews';
import styles from './figures.module.css';
import { ofGroup } from './groups';
import { linkedQuery } from './linked-query';
import { Meanings } from './Meanings';
import { presetRange, rangeBefore } from './ranges';

const ChartsView = lazy(async () => ({ default: (await import('./charts/ChartsView')).ChartsView }));
const FigureMailsSheet = lazy(async () => ({
  default: (await import('./mails/FigureMailsSheet')).FigureMailsSheet,
}));

const AT_FIRST: View = { shape: 'table', figure: 'first_response_median', group: 'all', compares: false };

/** Every figure as a table or one as charts, and behind each cell and mark the rows it was made of. */
export function FigureView({ today, choice }: { today: string; choice: ReactNode }) {
  const { t } = useTranslation('figures');
  const [query, setQuery] = useState<FiguresQuery>(
    () => linkedQuery(window.location.search) ?? { ...presetRange('this_week', today), step: 'day', by: 'agent' },
  );
  const [side, setSide] = useState<Side | null>(null);
  const [view, setView] = useState(AT_FIRST);
  const figures = useQuery({
    queryKey: ['figures', query],
    queryFn: ({ signal }) => api('figures', { query, signal }),
    placeholderData: (before) => before,
  });
  const { data } = figures;
  const shown = { query, view, side, onSide: setSide };
  return (
    <main className={styles.page} data-beside={side ? true : undefined}>
      <PageHeader title={t('title')} text={data && <AsOf zone={data.zone} asOf={data.asOf} />}>
        {choice}
        <FigureFiles query={query} />
      </PageHeader>
      <FigureToolbar
        query={query}
        today={today}
        table={view.shape === 'table'}
        onChange={(next) => {
          setQuery(next);
          if (isMark(side)) setSide(null);
        }}
      />
      <FigureViews
        view={view}
        meanings={data?.meanings ?? []}
        side={side}
        onChange={(next) => {
          setView(next);
          if (isMark(side)) setSide(null);
        }}
        onSide={setSide}
      />
      {figures.error && <ErrorState error={figures.error} onRetry={() => void figures.refetch()} />}
      {figures.isPending && <LoadingShape />}
      {data && !figures.error && <Shown {...shown} data={data} stale={figures.isPlaceholderData} />}
      {data && <FigurePaper figures={ofGroup(data, view.group)} teamId={query.teamId} />}
      {data && <Beside {...shown} data={data} />}
    </main>
  );
}

/** What stands beside a cell or a mark belongs to what is shown; meanings and mails don't. */
const isMark = (side: Side | null): boolean => side?.kind === 'cell' || side?.kind === 'mark';

interface Props {
  query: FiguresQuery;
  view: View;
  side: Side | null;
  data: Figures;
  onSide: (side: Side | null) => void;
}

function Shown({ query, view, side, data, stale, onSide }: Props & { stale: boolean }) {
  const { t } = useTranslation('figures');
  const before = useBefore(query, view.compares);
  if (view.shape === 'charts')
    return (
      <Suspense fallback={<LoadingShape />}>
        <ChartsView
          query={query}
          figure={view.figure}
          meanings={data.meanings}
          mark={side?.kind === 'mark' ? side.mark : null}
          onMark={(mark) => onSide(mark && { kind: 'mark', mark })}
        />
      </Suspense>
    );
  if (data.rows.length === 0) return <EmptyState title={t('empty')} hint={t('empty_hint')} />;
  return (
    <FigureTable
      figures={ofGroup(data, view.group)}
      before={before}
      teamId={query.teamId}
      stale={stale}
      selected={side?.kind === 'cell' ? side.cell : null}
      onSelect={(cell) => onSide({ kind: 'cell', cell })}
    />
  );
}

/** One sheet at a time; that of a mark is the charts' own. */
function Beside({ query, view, side, data, onSide }: Props) {
  const { meanings } = data;
  const close = () => onSide(null);
  switch (side?.kind) {
    case 'cell':
      return <FigureSheet cell={side.cell} meanings={meanings} onClose={close} />;
    case 'meanings':
      return <Meanings meanings={meanings} onClose={close} />;
    case 'mails':
      return (
        <Suspense fallback={null}>
          <FigureMailsSheet
            query={query}
            meanings={meanings}
            shown={ofGroup(data, view.group).meanings.map(({ key }) => key)}
            onClose={close}
          />
        </Suspense>
      );
    default:
      return null;
  }
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
