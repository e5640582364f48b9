import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figures } from '#contract';
import { api } from '../app/api';
import { EmptyState, ErrorState, LoadingShape } from '../ui';
import { SideSheet } from '../records/SideSheet';
import { EvidenceList } from './EvidenceList';
import { EvidenceSum } from './EvidenceSum';
import { Formula } from './FigureHead';
import type { Cell } from './figure-cell';
import { figureText } from './figure-text';
import styles from './figures.module.css';
import { useRowName } from './row-name';
import { progress } from './progress';
import { periodText } from './ranges';

const FigureTrend = lazy(() => import('./FigureTrend').then(({ FigureTrend: component }) => ({ default: component })));

interface Props {
  cell: Cell;
  meanings: Figures['meanings'];
  onClose: () => void;
}

/** The rows behind a figure (law 9): what they come to must be the figure. */
export function FigureSheet({ cell, meanings, onClose }: Props) {
  const { t, i18n } = useTranslation('figures');
  const { row, figure, step, by } = cell;
  const name = useRowName(by);
  const meaning = meanings.find(({ key }) => key === figure);
  const title = `${name(row)} · ${t(`keys.${figure}`)} · ${periodText(row.period, step, i18n.language)}`;
  return (
    <SideSheet title={title} onClose={onClose} testId="figure-sheet">
      {meaning && <Sheet key={`${row.id} ${row.period} ${figure}`} cell={cell} meaning={meaning} />}
    </SideSheet>
  );
}

function Sheet({ cell, meaning }: { cell: Cell; meaning: Figures['meanings'][number] }) {
  const rows = useEvidence(cell);
  const evidence = rows.data?.pages.flatMap((page) => page.rows) ?? [];
  const { t } = useTranslation('figures');
  return (
    <div className={styles.sheet}>
      <SheetFigure cell={cell} meaning={meaning} />
      <Suspense fallback={<div className={styles.trend} />}>
        <FigureTrend cell={cell} meaning={meaning} />
      </Suspense>
      {rows.error && <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />}
      {rows.isPending && <LoadingShape />}
      {rows.data && evidence.length === 0 && <EmptyState title={t('evidence.empty')} hint={t('evidence.empty_hint')} />}
      {evidence.length > 0 && (
        <>
          <EvidenceSum cell={cell} meaning={meaning} evidence={evidence} whole={!rows.hasNextPage} />
          <EvidenceList evidence={evidence} meaning={meaning} source={rows} />
        </>
      )}
    </div>
  );
}

function SheetFigure({ cell: { row, figure }, meaning }: { cell: Cell; meaning: Figures['meanings'][number] }) {
  const { t, i18n } = useTranslation('figures');
  const { value = null, target = null } = row.cells[figure] ?? {};
  const way = progress(value, target);
  return (
    <header className={styles.sheetHead}>
      <b data-testid="figure-sheet-value">{figureText(value, meaning.unit, i18n.language)}</b>
      <span>
        {t(`units.${meaning.unit}`)}
        {way && ` · ${t('of_target', { value: '', target, percent: way.percent })}`}
      </span>
      <Formula meaning={meaning} />
    </header>
  );
}

function useEvidence({ row, figure, step, by, teamId }: Cell) {
  const query = { by, id: row.id, teamId, period: row.period, step, figure, limit: 100 };
  return useInfiniteQuery({
    queryKey: ['figure-rows', query],
    queryFn: ({ pageParam: after, signal }) => api('figureRows', { query: { ...query, after }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
