import { Button, Input, Segmented } from 'antd';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DateOverride, WeeklyInterval } from '#domain';
import { TimeField } from './TimeField';
import { usualHours, weekdayOfDate } from './year-days';

interface DayPanelProps {
  date: string;
  override: DateOverride | undefined;
  weekly: WeeklyInterval[];
  onChange(override: DateOverride | null): void;
  onClose(): void;
}

/** What holds on one date: as every week, closed, or hours of its own, under a name people know it by. */
export function DayPanel({ date, override, weekly, onChange, onClose }: DayPanelProps) {
  const { t } = useTranslation('admin');
  const weekday = weekdayOfDate(date);
  const state = !override ? 'usual' : override.intervals.length === 0 ? 'closed' : 'own';
  const label = override?.label ?? '';
  const choose = (next: string) => {
    if (next === 'usual') onChange(null);
    else if (next === 'closed') onChange({ date, label, intervals: [] });
    else onChange({ date, label, intervals: hoursToStart(weekly, weekday) });
  };
  return (
    <div className="yr-panel" onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <b>
        {date} {t(`calendars.weekday.${weekday}`)}
      </b>
      <Segmented
        value={state}
        onChange={choose}
        options={(['usual', 'closed', 'own'] as const).map((value) => ({ value, label: t(`calendars.day.${value}`) }))}
      />
      {override && (
        <Input
          className="yr-label"
          value={label}
          maxLength={80}
          placeholder={t('calendars.dayLabel')}
          aria-label={t('calendars.dayLabel')}
          onChange={({ target }) => onChange({ ...override, label: target.value })}
        />
      )}
      {override && state === 'own' && <DayHours override={override} onChange={onChange} />}
      <span className="pc-spring" />
      <Button type="text" icon={<X size={15} />} aria-label={t('calendars.closePanel')} onClick={onClose} />
    </div>
  );
}

function DayHours({ override, onChange }: { override: DateOverride; onChange(override: DateOverride): void }) {
  const { t } = useTranslation('admin');
  const { intervals } = override;
  const put = (index: number, next: { from: string; to: string } | null) =>
    onChange({ ...override, intervals: intervals.flatMap((old, i) => (i === index ? (next ? [next] : []) : [old])) });
  return (
    <>
      {intervals.map((interval, index) => (
        <span key={`${index}-${interval.from}`} className="yr-hours">
          <TimeField
            label={t('calendars.from')}
            value={interval.from}
            onChange={(from) => put(index, { ...interval, from })}
          />
          –
          <TimeField
            label={t('calendars.to')}
            value={interval.to}
            asEnd
            onChange={(to) => put(index, { ...interval, to })}
          />
          {intervals.length > 1 && (
            <Button
              type="text"
              size="small"
              icon={<X size={13} />}
              aria-label={t('calendars.remove')}
              onClick={() => put(index, null)}
            />
          )}
        </span>
      ))}
      <Button
        size="small"
        icon={<Plus size={13} />}
        aria-label={t('calendars.addHours')}
        title={t('calendars.addHours')}
        onClick={() => onChange({ ...override, intervals: [...intervals, { from: '19:00', to: '21:00' }] })}
      />
    </>
  );
}

function hoursToStart(weekly: WeeklyInterval[], weekday: number): { from: string; to: string }[] {
  const usual = usualHours(weekly, weekday);
  return usual.length > 0 ? usual : [{ from: '09:00', to: '18:00' }];
}
