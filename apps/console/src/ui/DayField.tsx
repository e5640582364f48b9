import { CalendarDays } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayText } from './day-text';
import { MonthLeaf } from './MonthLeaf';
import { Popover } from './Popover';

interface DayFieldProps {
  label: string;
  /** YYYY-MM-DD, or empty. */
  value: string;
  min?: string;
  max?: string;
  /** What stands there while no day is chosen. */
  placeholder?: string;
  /** Offers to take the day out again. */
  clearable?: boolean;
  className?: string;
  testId?: string;
  onChange(day: string): void;
}

/** A day, written and chosen in the language of the desk: the browser's own field speaks the browser's. */
export function DayField({ label, value, placeholder = label, className = '', testId, ...leaf }: DayFieldProps) {
  const { i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), []);
  const choose = (day: string) => {
    close();
    anchor.current?.focus();
    if (day !== value) leaf.onChange(day);
  };
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={`ui-day ${className}`}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={value ? `${label}: ${dayText(value, i18n.language)}` : label}
        data-empty={!value || undefined}
        data-testid={testId}
        onClick={() => setOpen(!open)}
      >
        <CalendarDays size={14} aria-hidden />
        {value ? dayText(value, i18n.language) : placeholder}
      </button>
      {open && (
        <Popover anchor={anchor} onClose={close}>
          <MonthLeaf {...leaf} label={label} value={value} onChange={choose} />
        </Popover>
      )}
    </>
  );
}
