import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { addMonths, dayAfterKey, monthDays } from './month-days';

interface LeafProps {
  label: string;
  value: string;
  min?: string;
  max?: string;
  clearable?: boolean;
  onChange(day: string): void;
}

/** One month to choose a day from. Arrows move by days and weeks, Page keys by months. */
export function MonthLeaf({ label, value, min, max, clearable, onChange }: LeafProps) {
  const { t, i18n } = useTranslation();
  const [at, setAt] = useState(value || max || new Date().toISOString().slice(0, 10));
  const days = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Who turns the leaf with its buttons stays on them.
    const turning = days.current?.parentElement?.querySelector('header')?.contains(document.activeElement);
    if (!turning) days.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [at]);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = dayAfterKey(event.key, at, min, max);
    if (!to) return;
    event.preventDefault();
    setAt(to);
  };
  return (
    <div className="ui-leaf" role="dialog" aria-label={label}>
      <LeafHead at={at} onMove={setAt} />
      <div ref={days} className="ui-leaf-days" onKeyDown={onKeyDown}>
        {weekdays(i18n.language).map((name) => (
          <i key={name}>{name}</i>
        ))}
        {monthDays(at).map((day) => (
          <button
            key={day}
            type="button"
            tabIndex={day === at ? 0 : -1}
            aria-pressed={day === value}
            data-other={day.slice(0, 7) !== at.slice(0, 7) || undefined}
            disabled={Boolean((min && day < min) || (max && day > max))}
            onClick={() => onChange(day)}
          >
            {Number(day.slice(8))}
          </button>
        ))}
      </div>
      {clearable && value && (
        <Button look="plain" onClick={() => onChange('')}>
          {t('day.clear')}
        </Button>
      )}
    </div>
  );
}

function LeafHead({ at, onMove }: { at: string; onMove(day: string): void }) {
  const { t, i18n } = useTranslation();
  const month = new Intl.DateTimeFormat(i18n.language, { timeZone: 'UTC', year: 'numeric', month: 'long' });
  const step = (months: number, name: string, Icon: typeof ChevronLeft) => (
    <Button look="icon" aria-label={t(`day.${name}`)} onClick={() => onMove(addMonths(at, months))}>
      <Icon size={16} aria-hidden />
    </Button>
  );
  return (
    <header>
      {step(-12, 'year_before', ChevronsLeft)}
      {step(-1, 'month_before', ChevronLeft)}
      <b aria-live="polite">{month.format(Date.parse(`${at}T00:00:00Z`))}</b>
      {step(1, 'month_after', ChevronRight)}
      {step(12, 'year_after', ChevronsRight)}
    </header>
  );
}

function weekdays(locale: string): string[] {
  const name = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: locale === 'en' ? 'short' : 'narrow' });
  // 2026-06-01 is a Monday.
  return Array.from({ length: 7 }, (_, at) => name.format(Date.UTC(2026, 5, 1 + at)).slice(0, 2));
}
