import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Figures } from '#contract';
import { api } from '../app/api';
import type { Cell } from './figure-cell';
import { figureText } from './figure-text';
import styles from './figures.module.css';
import { periodText, trendRange } from './ranges';
import { trendSeries, type TrendSeries } from './trend-series';

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
    const plot = draw(box.current, series, spanSeconds(cell), format);
    const observer = new ResizeObserver(([entry]) =>
      plot.setSize({ width: entry!.contentRect.width, height: HEIGHT_PX }),
    );
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [trend.data, cell, format]);
  return (
    <div ref={box} className={styles.trend} role="img" aria-label={t('trend', { figure: t(`keys.${cell.figure}`) })} />
  );
}

interface Formats {
  period: (seconds: number) => string;
  value: (value: number) => string;
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

function draw(box: HTMLElement, series: TrendSeries, [from, to]: [number, number], format: Formats): UPlot {
  const ink = getComputedStyle(box);
  const [accent, dim, line] = ['--accent', '--dim', '--line'].map((name) => ink.getPropertyValue(name).trim());
  const axis = { stroke: dim, font: '12px system-ui', grid: { stroke: line, width: 1 }, ticks: { show: false } };
  const options: UPlot.Options = {
    width: box.clientWidth,
    height: HEIGHT_PX,
    legend: { show: false },
    cursor: { y: false },
    scales: {
      x: { time: false, range: [from, to] },
      y: { range: (_plot, _low, high) => [0, Math.max(1, high * 1.1)] },
    },
    axes: [
      { ...axis, grid: { show: false }, values: (_plot, ticks) => ticks.map(format.period), space: 90 },
      { ...axis, values: (_plot, ticks) => ticks.map(format.value), size: 52, space: 34 },
    ],
    series: [
      {},
      { stroke: accent, width: 2, points: { show: true, size: 4, fill: accent }, spanGaps: false },
      { stroke: dim, width: 1, dash: [4, 4], points: { show: false } },
    ],
  };
  return new UPlot(options, [series.at, series.values, series.targets], box);
}
