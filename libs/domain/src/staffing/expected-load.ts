import { parseDay, weekdayOf } from '../calendar/local-days';
import type { HourLoad } from './staffing-need';

/** What came in one hour of one day. `date` is the day 'YYYY-MM-DD' and `hour` 0 to 23 in the desk's zone. */
export interface LoadCount {
  date: string;
  hour: number;
  kind: keyof HourLoad;
  count: number;
}

/** A day of the history; `special` names a holiday or a make-up workday, which is unlike other days of its weekday. */
export interface HistoryDay {
  date: string;
  special: string | null;
}

export interface WeekHour extends HourLoad {
  /** 1 is Monday, 7 is Sunday. */
  weekday: number;
  hour: number;
}

export const weekdayOn = (date: string): number => weekdayOf(parseDay(date)!);

/** The mean of each hour of the week over the days of that weekday, special days left out of both sides. */
export function expectedLoad(counts: readonly LoadCount[], days: readonly HistoryDay[]): WeekHour[] {
  const usual = days.filter(({ special }) => special === null);
  const dates = new Set(usual.map(({ date }) => date));
  const daysOf = (weekday: number) => usual.filter(({ date }) => weekdayOn(date) === weekday).length;
  const hours = new Map<string, WeekHour>();
  for (const { date, hour, kind, count } of counts) {
    if (!dates.has(date)) continue;
    const weekday = weekdayOn(date);
    const key = `${weekday} ${hour}`;
    const held = hours.get(key) ?? { weekday, hour, call: 0, chat: 0, mail: 0 };
    hours.set(key, { ...held, [kind]: held[kind] + count / daysOf(weekday) });
  }
  return [...hours.values()].sort((a, b) => a.weekday - b.weekday || a.hour - b.hour);
}
