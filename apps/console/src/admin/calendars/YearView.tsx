import { Button } from 'antd';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DateOverride, WeeklyInterval } from '#domain';
import { useNow } from '../../ui';
import { dayIn } from '../../records/zone-time';
import { DayPanel } from './DayPanel';
import { countKinds, withOverride, yearMonths, type YearDay, type YearMonth } from './year-days';

interface YearViewProps {
  zone: string;
  weekly: WeeklyInterval[];
  overrides: DateOverride[];
  onChange(overrides: DateOverride[]): void;
  onAddNational(year: number): void;
  onImport(year: number): void;
  busy: boolean;
}

/** The year on one sheet: 休 is a closed day, 班 a rest day that is worked; a click changes a day. */
export function YearView({ zone, weekly, overrides, onChange, onAddNational, onImport, busy }: YearViewProps) {
  const { t } = useTranslation(['admin', 'holidays']);
  const today = dayIn(zone, new Date(useNow()));
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const [chosen, setChosen] = useState<string | null>(null);
  const months = yearMonths(year, weekly, overrides);
  const { closed, makeup, changed } = countKinds(months);
  const go = (by: number) => {
    setYear(year + by);
    setChosen(null);
  };
  return (
    <section className="yr" data-testid="calendar-year">
      <div className="wk-title">
        <h2>{t('calendars.year')}</h2>
        <div className="yr-pick">
          <Button
            type="text"
            icon={<ChevronLeft size={15} />}
            aria-label={t('calendars.before')}
            onClick={() => go(-1)}
          />
          <b>{year}</b>
          <Button
            type="text"
            icon={<ChevronRight size={15} />}
            aria-label={t('calendars.after')}
            onClick={() => go(1)}
          />
        </div>
        <span className="pc-small">{t('calendars.yearCount', { closed, makeup, changed })}</span>
        <span className="pc-spring" />
        <Button loading={busy} onClick={() => onAddNational(year)} data-testid="calendar-national">
          {t('calendars.addNational', { year })}
        </Button>
        <Button onClick={() => onImport(year)} data-testid="calendar-import">
          {t('holidays:open')}
        </Button>
      </div>
      <Legend />
      {chosen && (
        <DayPanel
          key={chosen}
          date={chosen}
          override={overrides.find(({ date }) => date === chosen)}
          weekly={weekly}
          onChange={(override) => onChange(withOverride(overrides, chosen, override))}
          onClose={() => setChosen(null)}
        />
      )}
      <div className="yr-months">
        {months.map((month) => (
          <Month key={month.month} month={month} today={today} chosen={chosen} onChoose={setChosen} />
        ))}
      </div>
    </section>
  );
}

function Legend() {
  const { t } = useTranslation('admin');
  return (
    <div className="yr-legend pc-small">
      {(['open', 'rest', 'closed', 'makeup', 'changed'] as const).map((kind) => (
        <span key={kind}>
          <i className={`yr-day ${kind}`}>
            8<em>{t(`calendars.mark.${kind}`)}</em>
          </i>
          {t(`calendars.kind.${kind}`)}
        </span>
      ))}
    </div>
  );
}

interface MonthProps {
  month: YearMonth;
  today: string;
  chosen: string | null;
  onChoose(date: string): void;
}

function Month({ month, today, chosen, onChoose }: MonthProps) {
  const { t } = useTranslation('admin');
  const label = ({ date, kind, label: name }: YearDay) =>
    [date, t(`calendars.kind.${kind}`), name].filter(Boolean).join(' ');
  return (
    <div className="yr-month">
      <h3>{t(`calendars.month.${month.month}`)}</h3>
      <div className="yr-grid">
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
          <small key={weekday} aria-hidden>
            {t(`calendars.letter.${weekday}`)}
          </small>
        ))}
        {Array.from({ length: month.blanks }, (_, blank) => (
          <i key={blank} />
        ))}
        {month.days.map((day) => (
          <button
            key={day.date}
            type="button"
            className={`yr-day ${day.kind}${day.date === today ? ' today' : ''}${day.date === chosen ? ' on' : ''}`}
            aria-label={label(day)}
            title={label(day)}
            aria-pressed={day.date === chosen}
            onClick={() => onChoose(day.date)}
          >
            {day.day}
            <em>{t(`calendars.mark.${day.kind}`)}</em>
          </button>
        ))}
      </div>
    </div>
  );
}
