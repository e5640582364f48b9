import { useState } from 'react';
import { typedTime } from './typed-time';

interface TypedTime {
  value: string;
  asEnd: boolean;
  onChange(time: string): void;
}

/** A clock time while it is typed the way people type it; what can't be read goes back to what it was. */
export function useTypedTime({ value, asEnd, onChange }: TypedTime) {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    const time = typed === null ? null : typedTime(typed, asEnd);
    setTyped(null);
    if (time !== null && time !== value) onChange(time);
  };
  return { shown: typed ?? value, unreadable: typed !== null && typedTime(typed, asEnd) === null, setTyped, settle };
}
