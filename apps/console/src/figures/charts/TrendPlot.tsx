import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureChart } from '#contract';
import { type FigureUnit, figureText } from '../figure-text';
import { CLOCK_STEPS, drawLines } from '../lines';
import { periodText } from '../ranges';
import styles from './charts.module.css';
import type { Mark } from './mark';

const HEIGHT_PX = 190;

interface Props {
  chart: FigureChart;
  unit: FigureUnit;
  onMark: (mark: Mark) => void;
}

/** The figure by period, and dashed behind it the span before: the first of both at one place, and so on. */
export function TrendPlot({ chart, unit, onMark }: Props) {
  const { t, i18n } = useTranslation('figures');
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<number | null>(null);
  const format = useMemo(
    () => ({
      period: (index: number) => {
        const point = chart.points[index];
        return point ? periodText(point.period, chart.step, i18n.language) : '';
      },
      value: (value: number) => figureText(value, unit, i18n.language),
    }),
    [chart, unit, i18n.language],
  );
  const picked = useRef(onMark);
  useEffect(() => {
    picked.current = onMark;
  }, [onMark]);
  useEffect(() => {
    if (!box.current) return;
    const { points, before } = chart;
    return drawLines(box.current, {
      height: HEIGHT_PX,
      columns: [points.map((_, i) => i), points.map(({ value }) => value), before.map(({ value }) => value)],
      span: [-0.3, points.length - 0.7],
      format,
      whole: true,
      ...(unit === 'seconds' && { steps: CLOCK_STEPS }),
      onPoint: setAt,
      onPick: (index) => picked.current({ kind: 'period', ...points[index]! }),
    });
  }, [chart, unit, format]);
  return (
    <>
      <div
        ref={box}
        className={styles.plot}
        role="img"
        aria-label={t('trend', { figure: t(`keys.${chart.figure}`) })}
      />
      <p className={styles.pointed} aria-hidden>
        {at === null ? t('charts.point') : <Pointed chart={chart} unit={unit} index={at} />}
      </p>
    </>
  );
}

/** What both lines are where the pointer stands. */
function Pointed({
  chart: { points, before, step },
  unit,
  index,
}: {
  chart: FigureChart;
  unit: FigureUnit;
  index: number;
}) {
  const { i18n } = useTranslation('figures');
  const [own, earlier] = [points[index], before[index]];
  const said = (point: typeof own) =>
    point && (
      <span>
        {periodText(point.period, step, i18n.language)} <b>{figureText(point.value, unit, i18n.language)}</b>
      </span>
    );
  return (
    <>
      {said(own)}
      {said(earlier)}
    </>
  );
}
