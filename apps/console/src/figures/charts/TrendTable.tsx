import { useTranslation } from 'react-i18next';
import type { FigureChart } from '#contract';
import { type FigureUnit, figureText } from '../figure-text';
import { periodText } from '../ranges';
import styles from './charts.module.css';
import type { Mark } from './mark';

interface Props {
  chart: FigureChart;
  unit: FigureUnit;
  onMark: (mark: Mark) => void;
}

/** The drawing in figures, for who can't see it or wants them exact; each period opens its rows. */
export function TrendTable({ chart: { points, before, step }, unit, onMark }: Props) {
  const { t, i18n } = useTranslation('figures');
  const value = (at: number | null) => figureText(at, unit, i18n.language);
  return (
    <details className={styles.exact}>
      <summary>{t('charts.exact')}</summary>
      <div className={styles.rows}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('period')}</th>
              <th scope="col">{t('charts.value')}</th>
              <th scope="col">{t('charts.count')}</th>
              <th scope="col">{t('charts.before')}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point, i) => (
              <tr key={point.period}>
                <th scope="row">
                  <button type="button" onClick={() => onMark({ kind: 'period', period: point.period, n: point.n })}>
                    {periodText(point.period, step, i18n.language)}
                  </button>
                </th>
                <td>{value(point.value)}</td>
                <td>{point.n}</td>
                <td title={periodText(before[i]!.period, step, i18n.language)}>{value(before[i]!.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
