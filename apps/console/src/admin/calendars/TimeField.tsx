import { Input } from 'antd';
import { useState } from 'react';
import { typedTime } from '../../records/typed-time';

interface TimeFieldProps {
  label: string;
  value: string;
  asEnd?: boolean;
  onChange(time: string): void;
}

/** A clock time typed the way people type it; what can't be read goes back to what it was. */
export function TimeField({ label, value, asEnd = false, onChange }: TimeFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    const time = typed === null ? null : typedTime(typed, asEnd);
    setTyped(null);
    if (time !== null && time !== value) onChange(time);
  };
  return (
    <Input
      className="cal-time"
      inputMode="numeric"
      aria-label={label}
      value={typed ?? value}
      status={typed !== null && typedTime(typed, asEnd) === null ? 'error' : ''}
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
