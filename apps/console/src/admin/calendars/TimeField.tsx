import { Input } from 'antd';
import { useTypedTime } from '../../records/use-typed-time';

interface TimeFieldProps {
  label: string;
  value: string;
  asEnd?: boolean;
  onChange(time: string): void;
}

/** A clock time typed the way people type it; what can't be read goes back to what it was. */
export function TimeField({ label, value, asEnd = false, onChange }: TimeFieldProps) {
  const { shown, unreadable, setTyped, settle } = useTypedTime({ value, asEnd, onChange });
  return (
    <Input
      className="cal-time"
      inputMode="numeric"
      aria-label={label}
      value={shown}
      status={unreadable ? 'error' : ''}
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={settle}
      onPressEnter={(event) => {
        event.preventDefault();
        settle();
      }}
    />
  );
}
