import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FigureChart, Figures } from '#contract';
import { api } from '../../app/api';
import { SideSheet } from '../../records/SideSheet';
import { EmptyState, ErrorState, LoadingShape } from '../../ui';
import { EvidenceList } from '../EvidenceList';
import { gathered } from '../figure-table';
import { figureText } from '../figure-text';
import styles from '../figures.module.css';
import { periodEnd, periodText } from '../ranges';
import { classText } from './class-text';
import { type Mark, rowsOf } from './mark';

interface Props {
  chart: FigureChart;
  mark: Mark;
  meaning: Figures['meanings'][number];
  teamId?: string;
  onClose: () => void;
}

/** The rows behind a mark of a chart (law 9). */
export function MarkSheet({ chart, mark, meaning, teamId, onClose }: Props) {
  const { t } = useTranslation('figures');
  const title = `${t(`keys.${chart.figure}`)} · ${useMarkName(chart)(mark)}`;
  const rows = useMarkRows(chart, mark, teamId);
  const evidence = rows.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <SideSheet title={title} onClose={onClose} testId="mark-sheet">
      <div className={styles.sheet}>
        {rows.error && <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />}
        {rows.isPending && <LoadingShape />}
        {rows.data && evidence.length === 0 && (
          <EmptyState title={t('evidence.empty')} hint={t('evidence.empty_hint')} />
        )}
        {evidence.length > 0 && (
          <>
            <Sum meaning={meaning} values={evidence.map(({ value }) => value)} whole={!rows.hasNextPage} />
            <EvidenceList evidence={evidence} meaning={meaning} source={rows} />
          </>
        )}
      </div>
    </SideSheet>
  );
}

function Sum({ meaning, values, whole }: { meaning: Props['meaning']; values: (number | null)[]; whole: boolean }) {
  const { t, i18n } = useTranslation('figures');
  const value = figureText(gathered(meaning.gather, values), meaning.unit, i18n.language);
  return (
    <p className={styles.sum} data-testid="mark-sheet-sum">
      <span>{t(`evidence.${meaning.gather}`, { n: values.length, value })}</span>
      {!whole && <span>{t('evidence.more_to_load')}</span>}
    </p>
  );
}

function useMarkName({ step, spread }: FigureChart): (mark: Mark) => string {
  const { t, i18n } = useTranslation('figures');
  return (mark) => {
    if (mark.kind === 'period') return periodText(mark.period, step, i18n.language);
    if (mark.kind === 'class') return classText(spread?.edges ?? [], mark.index, i18n.language);
    return `${t(`charts.weekdays.${mark.weekday as 1}`)} ${mark.hour}:00–${mark.hour + 1}:00`;
  };
}

function useMarkRows(chart: FigureChart, mark: Mark, teamId?: string) {
  const query = { ...rowsOf(chart, mark, (first) => periodEnd(first, chart.step)), teamId, limit: 100 };
  return useInfiniteQuery({
    queryKey: ['figure-chart-rows', query],
    queryFn: ({ pageParam: after, signal }) => api('figureChartRows', { query: { ...query, after }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
