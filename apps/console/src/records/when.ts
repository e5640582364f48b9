import { dayIn, daysBetween, wallClock } from './zone-time';

export interface When {
  day: 'yesterday' | 'today' | 'tomorrow' | 'date';
  /** YYYY-MM-DD. */
  date: string;
  thisYear: boolean;
  time: string;
}

/** How a time reads on a screen of the company zone: near days by name, others by date. */
export function whenIn(zone: string, at: Date, now: Date): When {
  const [day = '', time = ''] = wallClock(zone, at).split(' ');
  const today = dayIn(zone, now);
  const near = { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' } as const;
  const distance = String(daysBetween(today, day)) as keyof typeof near;
  return { day: near[distance] ?? 'date', date: day, thisYear: day.slice(0, 4) === today.slice(0, 4), time };
}

export interface Span {
  unit: 'days' | 'hours' | 'minutes';
  count: number;
  /** Of the next smaller unit; 0 for minutes. */
  rest: number;
}

/** A length of time in its two largest units, rounded down; under a minute reads as 0 minutes. */
export function spanOf(ms: number): Span {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes >= 1440)
    return { unit: 'days', count: Math.floor(minutes / 1440), rest: Math.floor((minutes % 1440) / 60) };
  if (minutes >= 60) return { unit: 'hours', count: Math.floor(minutes / 60), rest: minutes % 60 };
  return { unit: 'minutes', count: minutes, rest: 0 };
}
