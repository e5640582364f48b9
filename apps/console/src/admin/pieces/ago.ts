export interface Ago {
  key: 'now' | 'minutes' | 'hours' | 'days';
  n: number;
}

/** How long ago an instant was, in the largest unit that is whole. Clocks that run ahead are "now". */
export function agoOf(at: string, now: number): Ago {
  const minutes = Math.floor((now - Date.parse(at)) / 60_000);
  if (minutes < 1) return { key: 'now', n: 0 };
  if (minutes < 60) return { key: 'minutes', n: minutes };
  if (minutes < 60 * 48) return { key: 'hours', n: Math.floor(minutes / 60) };
  return { key: 'days', n: Math.floor(minutes / 1440) };
}
