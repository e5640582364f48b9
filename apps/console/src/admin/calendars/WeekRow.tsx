import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { MINUTES_A_DAY, type WeeklyInterval } from '#domain';
import type { WeekDrag } from './use-week-drag';
import { barsOn, endsNextDay, moved, resized, SNAP_MINUTES, type WeekBar } from './week-bars';

interface WeekRowProps {
  weekday: number;
  weekly: WeeklyInterval[];
  selected: number | null;
  faulty: Set<number>;
  drag: WeekDrag;
  onSelect(index: number): void;
  onReplace(index: number, interval: WeeklyInterval | null): void;
  onAdd(interval: WeeklyInterval): void;
}

export function WeekRow(props: WeekRowProps) {
  const { weekday, weekly, drag, onAdd } = props;
  const { t } = useTranslation('admin');
  const own = weekly.filter((interval) => interval.weekday === weekday).sort((a, b) => a.from.localeCompare(b.from));
  const name = t(`calendars.weekday.${weekday}`);
  return (
    <div className="wk-row">
      <button
        type="button"
        className="wk-day"
        title={t('calendars.addOn', { day: name })}
        aria-label={t('calendars.addOn', { day: name })}
        onClick={() => onAdd({ weekday, from: '09:00', to: '12:00' })}
      >
        {name}
      </button>
      <div
        className="wk-track"
        data-track={weekday}
        onPointerDown={(event) => drag.grab(event, 'draw', weekday)}
        onPointerMove={drag.pull}
        onPointerUp={drag.drop}
        onPointerCancel={drag.drop}
      >
        {barsOn(weekly, weekday).map((bar) => (
          <Bar key={`${bar.index}-${bar.part}`} bar={bar} {...props} />
        ))}
      </div>
      <span className="wk-text">
        {own.length === 0
          ? t('calendars.closed')
          : own
              .map(({ from, to }) => `${from}–${to}${endsNextDay({ from, to }) ? t('calendars.nextDay') : ''}`)
              .join('  ')}
      </span>
    </div>
  );
}

function Bar({ bar, weekday, weekly, selected, faulty, drag, onSelect, onReplace }: WeekRowProps & { bar: WeekBar }) {
  const { t } = useTranslation('admin');
  const interval = weekly[bar.index]!;
  const text = `${interval.from}–${interval.to}`;
  const marks = [bar.part, bar.index === selected && 'on', faulty.has(bar.index) && 'bad'].filter(Boolean).join(' ');
  return (
    <div
      role="button"
      tabIndex={bar.part === 'tail' ? -1 : 0}
      className={`wk-bar ${marks}`}
      style={{
        left: `${(bar.from / MINUTES_A_DAY) * 100}%`,
        width: `${((bar.to - bar.from) / MINUTES_A_DAY) * 100}%`,
      }}
      aria-pressed={bar.index === selected}
      aria-label={t('calendars.barLabel', { day: t(`calendars.weekday.${weekday}`), text })}
      onFocus={() => onSelect(bar.index)}
      onKeyDown={(event) => onReplaceByKey(event, interval, (next) => onReplace(bar.index, next))}
      onPointerDown={(event) => drag.grab(event, 'move', weekday, bar.index)}
      onPointerMove={drag.pull}
      onPointerUp={drag.drop}
      onPointerCancel={drag.drop}
    >
      {bar.part !== 'tail' && <Handle edge="from" {...{ bar, weekday, drag }} />}
      <span>{bar.part === 'tail' ? `→ ${interval.to}` : text}</span>
      {bar.part !== 'head' && <Handle edge="to" {...{ bar, weekday, drag }} />}
    </div>
  );
}

function Handle({ edge, bar, weekday, drag }: { edge: 'from' | 'to'; bar: WeekBar; weekday: number; drag: WeekDrag }) {
  return (
    <i
      className={`wk-grip ${edge}`}
      onPointerDown={(event) => drag.grab(event, edge, weekday, bar.index)}
      onPointerMove={drag.pull}
      onPointerUp={drag.drop}
      onPointerCancel={drag.drop}
    />
  );
}

/** Arrows move by a quarter of an hour or a day, with Shift they pull the end, Delete takes the piece out. */
function onReplaceByKey(
  event: KeyboardEvent,
  interval: WeeklyInterval,
  replace: (next: WeeklyInterval | null) => void,
): void {
  const step = { ArrowLeft: -SNAP_MINUTES, ArrowRight: SNAP_MINUTES }[event.key];
  const days = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (event.key === 'Delete' || event.key === 'Backspace') replace(null);
  else if (step !== undefined) replace(event.shiftKey ? resized(interval, 'to', step) : moved(interval, step));
  else if (days !== undefined) replace(moved(interval, 0, days));
  else return;
  event.preventDefault();
}
