import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WeeklyInterval } from '#domain';
import { IntervalPanel } from './IntervalPanel';
import { useWeekDrag } from './use-week-drag';
import { WeekRow } from './WeekRow';
import { overlapping, weekMinutes, WEEKDAYS } from './week-bars';

interface WeekEditorProps {
  weekly: WeeklyInterval[];
  onChange(weekly: WeeklyInterval[]): void;
}

/** The week drawn as seven rows of a day each: draw a piece, move it, pull its ends, or type its times. */
export function WeekEditor({ weekly, onChange }: WeekEditorProps) {
  const { t } = useTranslation('admin');
  const [selected, setSelected] = useState<number | null>(null);
  const tracks = useRef<HTMLDivElement>(null);
  const drag = useWeekDrag({ weekly, onChange, select: setSelected, tracks });
  const faulty = overlapping(weekly);
  const current = selected === null ? undefined : weekly[selected];
  const hours = Math.round((weekMinutes(weekly) / 60) * 10) / 10;
  const replace = (index: number, interval: WeeklyInterval | null) => {
    onChange(weekly.flatMap((other, i) => (i === index ? (interval ? [interval] : []) : [other])));
    if (!interval) setSelected(null);
  };

  return (
    <section className="wk">
      <div className="wk-title">
        <h2>{t('calendars.week')}</h2>
        <span className="pc-small">{t('calendars.weekHint', { hours })}</span>
      </div>
      <HourScale />
      <div ref={tracks}>
        {WEEKDAYS.map((weekday) => (
          <WeekRow
            key={weekday}
            weekday={weekday}
            weekly={weekly}
            selected={selected}
            faulty={faulty}
            drag={drag}
            onSelect={setSelected}
            onReplace={replace}
            onAdd={(interval) => {
              onChange([...weekly, interval]);
              setSelected(weekly.length);
            }}
          />
        ))}
      </div>
      {current && selected !== null ? (
        <IntervalPanel
          key={selected}
          interval={current}
          weekly={weekly}
          overlaps={faulty.has(selected)}
          onChange={(interval) => replace(selected, interval)}
          onWeek={(next) => {
            onChange(next);
            setSelected(null);
          }}
        />
      ) : (
        <p className="pc-hint wk-panel">{t('calendars.drawHint')}</p>
      )}
    </section>
  );
}

function HourScale() {
  return (
    <div className="wk-hours" aria-hidden>
      <i />
      <div>
        {[0, 3, 6, 9, 12, 15, 18, 21, 24].map((hour) => (
          <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>
            {hour}
          </span>
        ))}
      </div>
      <i />
    </div>
  );
}
