import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../app/session';
import lists from '../records/records.module.css';
import { typedTime } from '../records/typed-time';
import { addDays, dayIn } from '../records/zone-time';
import { DayField, useNow } from '../ui';
import type { FormPart } from './promise-draft';
import styles from './promises.module.css';

const USUAL = [
  ['09:00', '11:00'],
  ['10:00', '12:00'],
  ['14:00', '16:00'],
  ['16:00', '18:00'],
] as const;
const DAYS = ['today', 'tomorrow', 'after_tomorrow'] as const;

/** A day with an hour it begins and an hour it ends: half a day is no promise (DOMAIN M2). */
export function SlotFields({ draft, wrong, onWrite }: FormPart) {
  const { t } = useTranslation('promises');
  const { zone } = useBootstrap().company;
  const today = dayIn(zone, new Date(useNow()));
  const { date, from, to } = draft;
  return (
    <fieldset className={styles.group}>
      <legend>{t('slot')}</legend>
      <div className={lists.row}>
        {DAYS.map((day, i) => (
          <Chip
            key={day}
            label={t(`days.${day}`)}
            pressed={date === addDays(today, i)}
            onPress={() => onWrite({ date: addDays(today, i) })}
          />
        ))}
        <DayField
          label={t('date')}
          value={date}
          min={today}
          testId="promise-date"
          onChange={(day) => onWrite({ date: day })}
        />
      </div>
      <div className={lists.row}>
        <Hour name="from" value={from} wrong={wrong === 'from'} onWrite={onWrite} />
        <span aria-hidden>–</span>
        <Hour name="to" value={to} wrong={wrong === 'to'} onWrite={onWrite} />
        {USUAL.map(([start, end]) => (
          <Chip
            key={start}
            label={`${start}–${end}`}
            pressed={from === start && to === end}
            onPress={() => onWrite({ from: start, to: end })}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Chip({ label, pressed, onPress }: { label: string; pressed: boolean; onPress(): void }) {
  return (
    <button type="button" className={lists.chip} aria-pressed={pressed} onClick={onPress}>
      {label}
    </button>
  );
}

interface HourProps {
  name: 'from' | 'to';
  value: string;
  wrong: boolean;
  onWrite(patch: { from?: string; to?: string }): void;
}

/** Typed the way people type hours: 9, 930 and 9:30 settle as 09:00 and 09:30. */
function Hour({ name, value, wrong, onWrite }: HourProps) {
  const { t } = useTranslation('promises');
  return (
    <input
      className={`${lists.field} ${lists.clock}`}
      inputMode="numeric"
      aria-label={t(name)}
      aria-invalid={wrong || undefined}
      placeholder={t(name)}
      maxLength={40}
      value={value}
      data-testid={`promise-${name}`}
      onChange={({ target }) => onWrite({ [name]: target.value })}
      onBlur={() => onWrite({ [name]: typedTime(value, name === 'to') ?? value })}
    />
  );
}
