import { useCallback, useState } from 'react';

/** A text that outlives a reload of the page; null removes it. */
export function useKept(key: string): [string | null, (value: string | null) => void] {
  const [value, setValue] = useState(() => localStorage.getItem(key));
  const keep = useCallback(
    (next: string | null) => {
      setValue(next);
      if (next === null) localStorage.removeItem(key);
      else localStorage.setItem(key, next);
    },
    [key],
  );
  return [value, keep];
}
