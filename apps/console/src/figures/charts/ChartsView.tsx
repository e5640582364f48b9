import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FigureChart, FigureKey, Figures } from '#contract';
import { api } from '../../app/api';
import { ErrorState, LoadingShape } from '../../ui';
import type { FiguresQuery } from '../export-link';
import { changeText, figureText } from '../figure-text';
import styles from './charts.module.css';
import { HourHeat } from './HourHeat';
import type { Mark } from './mark';
import { MarkSheet } from './MarkSheet';
import { SpreadBars } from './SpreadBars';
import { TrendPlot } from './TrendPlot';
import { TrendTable } from './TrendTable';

interface Props {
  query: FiguresQuery;
  figure: FigureKey;
  meanings: Figures['meanings'];
  mark: Mark | null;
  onMark: (mark: Mark | null) => void;
}

/** One figure as it went: beside the span before, how its values lie, and when in the week. */
export function ChartsView({ query, figure, meanings, mark, onMark }: Props) {
  const { from, to, step, teamId } = query;
  const asked = { figure, from, to, step, teamId };
  const chart = useQuery({
    queryKey: ['figure-chart', asked],
    queryFn: ({ signal }) => api('figureChart', { query: asked, signal }),
    placeholderData: (before) => before,
  });
  const { data } = chart;
  const meaning = meanings.find(({ key }) => key === data?.figure);
  return (
    <div className={styles.view} data-stale={chart.isPlaceholderData || undefined} data-testid="figure-charts">
      {chart.error && <ErrorState error={chart.error} onRetry={() => void chart.refetch()} />}
      {chart.isPending && <LoadingShape />}
      {data && meaning && !chart.error && <Charts chart={data} meaning={meaning} mark={mark} onMark={onMark} />}
      {data && meaning && mark && (
        <MarkSheet chart={data} mark={mark} meaning={meaning} teamId={teamId} onClose={() => onMark(null)} />
      )}
    </div>
  );
}

interface ChartsProps {
  chart: FigureChart;
  meaning: Figures['meanings'][number];
  mark: Mark | null;
  onMark: (mark: Mark) => void;
}

function Charts({ chart, meaning, mark, onMark }: ChartsProps) {
  const { t } = useTranslation('figures');
  const { unit } = meaning;
  return (
    <div className={styles.charts}>
      <section className={styles.panel} data-wide aria-label={t('charts.trend')} data-testid="chart-trend">
        <header>
          <h2>{t('charts.trend')}</h2>
          <Whole chart={chart} meaning={meaning} />
        </header>
        <TrendPlot chart={chart} unit={unit} onMark={onMark} />
        <TrendTable chart={chart} unit={unit} onMark={onMark} />
      </section>
      {chart.spread && <SpreadBars spread={chart.spread} mark={mark} onMark={onMark} />}
      <HourHeat hours={chart.hours} unit={unit} mark={mark} onMark={onMark} />
    </div>
  );
}

/** What the whole span comes to, of how many rows, and how that stands to the span before. */
function Whole({ chart: { whole, wholeBefore }, meaning: { unit } }: Pick<ChartsProps, 'chart' | 'meaning'>) {
  const { t, i18n } = useTranslation('figures');
  const text = (value: number | null) => figureText(value, unit, i18n.language);
  const since =
    whole.value === null || !wholeBefore.value
      ? null
      : changeText((whole.value / wholeBefore.value - 1) * 100, i18n.language);
  return (
    <p className={styles.whole} data-testid="chart-whole">
      <b>{text(whole.value)}</b>
      <span>{t('charts.rows', { count: whole.n })}</span>
      <span>
        {t('charts.was', { value: text(wholeBefore.value), count: wholeBefore.n })}
        {since !== null && ` · ${t('change', { percent: since })}`}
      </span>
    </p>
  );
}
