import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HolidayPreview, PlannedHolidayView } from '#contract';
import type { DayInterval } from '#domain';
import { weekdayOfDate } from './year-days';

interface HolidayRowsProps {
  preview: HolidayPreview;
  chosen: ReadonlySet<string>;
  onChoose(dates: ReadonlySet<string>): void;
}

/** Each day of the file, what it would become, and whether it is taken. */
export function HolidayRows({ preview: { name, rows, outside }, chosen, onChoose }: HolidayRowsProps) {
  const { t } = useTranslation('holidays');
  const possible = rows.filter(({ state }) => state !== 'known');
  const toggle = (date: string, on: boolean) =>
    onChoose(new Set(on ? [...chosen, date] : [...chosen].filter((other) => other !== date)));
  return (
    <section aria-label={t('look')}>
      <div className="hol-line">
        {name && <b>{t('named', { name })}</b>}
        <span className="pc-spring" />
        <Button type="link" size="small" onClick={() => onChoose(new Set(possible.map(({ date }) => date)))}>
          {t('all')}
        </Button>
        <Button type="link" size="small" onClick={() => onChoose(new Set())}>
          {t('none')}
        </Button>
      </div>
      {rows.length === 0 && <p role="status">{t('empty')}</p>}
      <ul className="hol-days" data-testid="holidays-rows">
        {rows.map((row) => (
          <HolidayRow key={row.date} row={row} on={chosen.has(row.date)} onToggle={toggle} />
        ))}
      </ul>
      {outside > 0 && <p className="pc-hint">{t('outside', { count: outside })}</p>}
    </section>
  );
}

interface HolidayRowProps {
  row: PlannedHolidayView;
  on: boolean;
  onToggle(date: string, on: boolean): void;
}

function HolidayRow({ row, on, onToggle }: HolidayRowProps) {
  const { t } = useTranslation(['holidays', 'admin']);
  const { date, label, state, intervals, written } = row;
  const hours = (of: DayInterval[]) =>
    of.length === 0 ? t('closed') : t('works', { hours: of.map(({ from, to }) => `${from}–${to}`).join(' ') });
  return (
    <li className={`hol-day ${state}`}>
      <Checkbox disabled={state === 'known'} checked={on} onChange={({ target }) => onToggle(date, target.checked)}>
        <span className="hol-date">
          {date} {t(`admin:calendars.weekday.${weekdayOfDate(date)}`)}
        </span>
        <b>{label || '–'}</b>
      </Checkbox>
      <span>{hours(intervals)}</span>
      <em>{t(`state.${state}`)}</em>
      {state === 'conflict' && written && <small>{t('keeps', { hours: hours(written) })}</small>}
    </li>
  );
}
