import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureSpread } from '#contract';
import { figureText } from '../figure-text';
import styles from './charts.module.css';
import { classText } from './class-text';
import { type Mark, sameMark } from './mark';

interface Props {
  spread: FigureSpread;
  mark: Mark | null;
  onMark: (mark: Mark) => void;
}

/** How many durations lie in each class, so that one long wait does not hide behind a mean. */
export function SpreadBars({ spread: { edges, counts, median, p90 }, mark, onMark }: Props) {
  const { t, i18n } = useTranslation('figures');
  const [most, all] = [Math.max(1, ...counts), counts.reduce((sum, n) => sum + n, 0)];
  const share = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 });
  const middle = {
    median: figureText(median, 'seconds', i18n.language),
    p90: figureText(p90, 'seconds', i18n.language),
  };
  return (
    <section className={styles.panel} aria-label={t('charts.spread')} data-testid="chart-spread">
      <header>
        <h2>{t('charts.spread')}</h2>
        <small>{t('charts.middle', middle)}</small>
      </header>
      <ul className={styles.bars}>
        {counts.map((n, index) => {
          const own: Mark = { kind: 'class', index, n };
          return (
            <li key={classText(edges, index, 'en')}>
              <button
                type="button"
                disabled={n === 0}
                aria-pressed={sameMark(mark, own)}
                style={{ '--share': n / most } as CSSProperties}
                onClick={() => onMark(own)}
              >
                <span>{classText(edges, index, i18n.language)}</span>
                <i aria-hidden />
                <b>{n}</b>
                <small>{all > 0 && share.format(n / all)}</small>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
