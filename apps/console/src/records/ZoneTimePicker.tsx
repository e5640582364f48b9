import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../app/session';
import { DayField } from '../ui';
import styles from './records.module.css';
import { typedTime } from './typed-time';
import { instantAt, wallClock } from './zone-time';

interface Props {
  label: string;
  value: Date | null;
  onChange: (value: Date) => void;
  min?: Date;
}

const USUAL_TIME = '10:00';

/** Picks a minute of the company's zone, whatever zone the computer is set to. */
export function ZoneTimePicker({ label, value, onChange, min }: Props) {
  const { zone } = useBootstrap().company;
  const [day = '', time = ''] = value ? wallClock(zone, value).split(' ') : [];
  return (
    <span className={styles.inline} role="group" aria-label={label}>
      <DayField
        className={styles.day}
        label={label}
        value={day}
        min={min && wallClock(zone, min).slice(0, 10)}
        onChange={(chosen) => onChange(instantAt(zone, chosen, time || USUAL_TIME))}
      />
      {day && <Clock value={time} onChange={(typed) => onChange(instantAt(zone, day, typed))} />}
    </span>
  );
}

/** A clock time typed the way people type it; what can't be read goes back to what it was. */
function Clock({ value, onChange }: { value: string; onChange: (time: string) => void }) {
  const { t } = useTranslation('records');
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    const time = typed === null ? null : typedTime(typed);
    setTyped(null);
    if (time && time !== value) onChange(time);
  };
  return (
    <input
      className={`${styles.field} ${styles.clock}`}
      inputMode="numeric"
      aria-label={t('clock')}
      aria-invalid={(typed !== null && typedTime(typed) === null) || undefined}
      value={typed ?? value}
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={settle}
      onKeyDown={({ key }) => key === 'Enter' && settle()}
    />
  );
}
