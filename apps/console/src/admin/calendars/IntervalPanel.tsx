import { Button } from 'antd';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { WeeklyInterval } from '#domain';
import { TimeField } from './TimeField';
import { copiedTo, endsNextDay, WEEKDAYS } from './week-bars';

interface IntervalPanelProps {
  interval: WeeklyInterval;
  weekly: WeeklyInterval[];
  overlaps: boolean;
  onChange(interval: WeeklyInterval | null): void;
  onWeek(weekly: WeeklyInterval[]): void;
}

/** The chosen piece in figures, and its day copied over others. */
export function IntervalPanel({ interval, weekly, overlaps, onChange, onWeek }: IntervalPanelProps) {
  const { t } = useTranslation('admin');
  return (
    <div className="wk-panel wk-chosen">
      <b>{t(`calendars.weekday.${interval.weekday}`)}</b>
      <TimeField
        label={t('calendars.from')}
        value={interval.from}
        onChange={(from) => onChange({ ...interval, from })}
      />
      <span>–</span>
      <TimeField label={t('calendars.to')} value={interval.to} asEnd onChange={(to) => onChange({ ...interval, to })} />
      {endsNextDay(interval) && <span className="pc-small">{t('calendars.endsNextDay')}</span>}
      {overlaps && <span className="pc-fault">{t('calendars.fault.overlap')}</span>}
      <span className="pc-spring" />
      <Button onClick={() => onWeek(copiedTo(weekly, interval.weekday, [1, 2, 3, 4, 5]))}>
        {t('calendars.copyWorkdays')}
      </Button>
      <Button onClick={() => onWeek(copiedTo(weekly, interval.weekday, WEEKDAYS))}>{t('calendars.copyAll')}</Button>
      <Button type="text" icon={<Trash2 size={14} />} onClick={() => onChange(null)}>
        {t('calendars.remove')}
      </Button>
    </div>
  );
}
