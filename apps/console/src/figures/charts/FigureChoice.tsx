import { useTranslation } from 'react-i18next';
import type { FigureKey, Figures } from '#contract';
import { GROUPS } from '../groups';
import styles from './charts.module.css';

interface Props {
  figure: FigureKey;
  meanings: Figures['meanings'];
  onChange: (figure: FigureKey) => void;
}

/** One figure of the catalogue, by its groups. */
export function FigureChoice({ figure, meanings, onChange }: Props) {
  const { t } = useTranslation('figures');
  return (
    <select
      className={styles.choice}
      aria-label={t('charts.figure')}
      value={figure}
      data-testid="chart-figure"
      onChange={({ target }) => onChange(target.value as FigureKey)}
    >
      {GROUPS.map((group) => (
        <optgroup key={group} label={t(`groups.${group}`)}>
          {meanings
            .filter((meaning) => meaning.group === group)
            .map(({ key }) => (
              <option key={key} value={key}>
                {t(`keys.${key}`)}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}
