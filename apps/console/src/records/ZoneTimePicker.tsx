import { useBootstrap } from '../app/session';
import styles from './records.module.css';
import { instantAt, wallClock } from './zone-time';

interface Props {
  label: string;
  value: Date | null;
  onChange: (value: Date) => void;
  min?: Date;
}

/** Picks a minute of the company's zone, whatever zone the computer is set to. */
export function ZoneTimePicker({ label, value, onChange, min }: Props) {
  const { zone } = useBootstrap().company;
  const shown = (at: Date) => wallClock(zone, at).replace(' ', 'T');
  return (
    <input
      type="datetime-local"
      className={`${styles.field} ${styles.time}`}
      aria-label={label}
      title={label}
      min={min && shown(min)}
      value={value ? shown(value) : ''}
      onChange={({ target }) => {
        const [day, time] = target.value.split('T');
        if (day && time) onChange(instantAt(zone, day, time.slice(0, 5)));
      }}
    />
  );
}
