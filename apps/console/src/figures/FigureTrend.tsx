import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figures } from '#contract';
import { api } from '../app/api';
import type { Cell } from './figure-cell';
import { figureText } from './figure-text';
import styles from './figures.module.css';
import { CLOCK_STEPS, drawLines, type Formats } from './lines';
import { periodText, trendRange } from './ranges';
import { trendSeries } from './trend-series';

const HEIGHT_PX = 120;

interface Props {
  cell: Cell;
  meaning: Figures['meanings'][number];
}

/** The same figure of the same row over the periods before. */
export function FigureTrend({ cell, meaning }: Props) {
  const { t } = useTranslation('figures');
  const { row, step, by, teamId } = cell;
  const narrowed = by === 'agent' ? { agentId: row.id } : { teamId };
  const query = { ...trendRange(row.period, step), step, by, ...narrowed };
  const trend = useQuery({ queryKey: ['figures', query], queryFn: ({ signal }) => api('figures', { query, signal }) });
  const box = useRef<HTMLDivElement>(null);
  const format = useFormats(cell, meaning);
  useEffect(() => {
    if (!box.current || !trend.data) return;
    const series = trendSeries(trend.data.rows, cell.row.id, cell.figure);
    return drawLines(box.current, {
      height: HEIGHT_PX,
      columns: [series.at, series.values, series.targets],
      span: spanSeconds(cell),
      format,
      ...(meaning.unit === 'seconds' && { steps: CLOCK_STEPS }),
    });
  }, [trend.data, cell, format, meaning.unit]);
  return (
    <div ref={box} className={styles.trend} role="img" aria-label={t('trend', { figure: t(`keys.${cell.figure}`) })} />
  );
}

function useFormats({ step }: Cell, { unit }: Props['meaning']): Formats {
  const { i18n } = useTranslation('figures');
  return useMemo(
    () => ({
      period: (seconds) => periodText(new Date(seconds * 1000).toISOString().slice(0, 10), step, i18n.language),
      value: (value) => figureText(value, unit, i18n.language),
    }),
    [step, unit, i18n.language],
  );
}

/** The whole span of the trend, also where only one period has a figure. */
function spanSeconds({ row, step }: Cell): [number, number] {
  const { from } = trendRange(row.period, step);
  return [Date.parse(from) / 1000, Date.parse(row.period) / 1000];
}
