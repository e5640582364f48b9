import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureChart, FigureHour } from '#contract';
import { shortDay } from '../../ui/day-text';
import { type FigureUnit, figureText } from '../figure-text';
import styles from './charts.module.css';
import { type Mark, sameMark } from './mark';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

interface Props {
  hours: FigureChart['hours'];
  unit: FigureUnit;
  mark: Mark | null;
  onMark: (mark: Mark) => void;
}

/** Weekdays down, hours across: strength of colour is the figure, and each hour opens its rows. */
export function HourHeat({ hours: { from, to, cells }, unit, mark, onMark }: Props) {
  const { t, i18n } = useTranslation('figures');
  const at = new Map(cells.map((cell) => [`${cell.weekday} ${cell.hour}`, cell]));
  const [first, last] = [Math.min(8, ...cells.map(({ hour }) => hour)), Math.max(18, ...cells.map(({ hour }) => hour))];
  const shown = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const most = Math.max(0, ...cells.map(({ value }) => value ?? 0));
  const days = { from: shortDay(from, i18n.language), to: shortDay(to, i18n.language) };
  return (
    <section className={styles.panel} aria-label={t('charts.hours')} data-testid="chart-hours">
      <header>
        <h2>{t('charts.hours')}</h2>
        <small>{t('charts.hours_of', days)}</small>
      </header>
      <div className={styles.heat} tabIndex={0} role="group" aria-label={t('charts.hours')}>
        <table>
          <thead>
            <tr>
              <td />
              {shown.map((hour) => (
                <th key={hour} scope="col">
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {WEEKDAYS.map((weekday) => (
              <tr key={weekday}>
                <th scope="row">{t(`charts.weekdays.${weekday}`)}</th>
                {shown.map((hour) => (
                  <HourCell key={hour} cell={at.get(`${weekday} ${hour}`)} {...{ unit, most, mark, onMark }} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface CellProps extends Pick<Props, 'unit' | 'mark' | 'onMark'> {
  cell: FigureHour | undefined;
  most: number;
}

function HourCell({ cell, unit, most, mark, onMark }: CellProps) {
  const { t, i18n } = useTranslation('figures');
  if (!cell) return <td className={styles.nothing} />;
  const { weekday, hour, value, n } = cell;
  const own: Mark = { kind: 'hour', weekday, hour, n };
  const text = figureText(value, unit, i18n.language);
  const label = t('charts.hour', { day: t(`charts.weekdays.${weekday as 1}`), hour, value: text, count: n });
  const strength = most > 0 ? Math.max(0, value ?? 0) / most : 0;
  return (
    <td>
      <button
        type="button"
        aria-label={label}
        title={label}
        aria-pressed={sameMark(mark, own)}
        style={{ '--strength': `${Math.round(8 + strength * 62)}%` } as CSSProperties}
        onClick={() => onMark(own)}
      >
        {unit === 'count' && (value ?? 0) > 0 ? text : ''}
      </button>
    </td>
  );
}
