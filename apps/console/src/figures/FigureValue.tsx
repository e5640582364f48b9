import { useTranslation } from 'react-i18next';
import type { Figures } from '#contract';
import { changeText, figureText } from './figure-text';
import styles from './figures.module.css';
import { progress } from './progress';

interface Props {
  meaning: Figures['meanings'][number];
  cell: Figures['totals'][keyof Figures['totals']] | undefined;
  testId: string;
  /** Since the span before, in per cent. */
  change?: number | null;
  selected?: boolean;
  onSelect?: () => void;
}

/** A figure with, under it, how far it is on its way to its target. */
export function FigureValue({ meaning, cell, testId, change = null, selected, onSelect }: Props) {
  const { t, i18n } = useTranslation('figures');
  const value = cell?.value ?? null;
  const text = figureText(value, meaning.unit, i18n.language);
  const way = progress(value, cell?.target ?? null);
  const title = way ? t('of_target', { value: text, target: cell?.target, percent: way.percent }) : undefined;
  const inside = (
    <>
      {text}
      {change !== null && (
        <small className={styles.change}>{t('change', { percent: changeText(change, i18n.language) })}</small>
      )}
      {way && (
        <i className={styles.bar} data-reached={way.reached || undefined}>
          <i style={{ width: `${way.share * 100}%` }} />
        </i>
      )}
    </>
  );
  return (
    <span role="cell" className={styles.cell} data-quiet={value === null || value === 0 || undefined} title={title}>
      {onSelect ? (
        <button type="button" data-testid={testId} aria-pressed={selected} onClick={onSelect}>
          {inside}
        </button>
      ) : (
        <span data-testid={testId}>{inside}</span>
      )}
    </span>
  );
}
