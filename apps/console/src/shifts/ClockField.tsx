import { useTypedTime } from '../records/use-typed-time';
import styles from './shifts.module.css';

interface ClockFieldProps {
  label: string;
  value: string;
  asEnd?: boolean;
  onChange(time: string): void;
}

/** A clock time typed the way people type it, by 24 hours; what can't be read goes back to what it was. */
export function ClockField({ label, value, asEnd = false, onChange }: ClockFieldProps) {
  const { shown, unreadable, setTyped, settle } = useTypedTime({ value, asEnd, onChange });
  return (
    <input
      className={styles.clock}
      inputMode="numeric"
      aria-label={label}
      aria-invalid={unreadable}
      value={shown}
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={settle}
      onKeyDown={(event) => event.key === 'Enter' && settle()}
    />
  );
}
