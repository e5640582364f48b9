import { clockSpan, MINUTES_A_DAY, type WeeklyInterval } from '#domain';

/** What one interval shows on one row of the week. A night shift shows twice: its head, and its tail on the next row. */
export interface WeekBar {
  /** Place of the interval in `weekly`. */
  index: number;
  /** Minutes since midnight of the row, 0 to 1440. */
  from: number;
  to: number;
  part: 'whole' | 'head' | 'tail';
}

export const SNAP_MINUTES = 15;
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const MINUTES_A_WEEK = 7 * MINUTES_A_DAY;

/** Bars of one row (weekday 1 is Monday), in order of their start. Sunday's night shift ends on Monday's row. */
export function barsOn(weekly: readonly WeeklyInterval[], weekday: number): WeekBar[] {
  const before = weekday === 1 ? 7 : weekday - 1;
  return weekly
    .flatMap((interval, index): WeekBar[] => {
      const [from, to] = clockSpan(interval.from, interval.to);
      const over = to > MINUTES_A_DAY;
      if (interval.weekday === weekday) {
        return [{ index, from, to: Math.min(to, MINUTES_A_DAY), part: over ? 'head' : 'whole' }];
      }
      return interval.weekday === before && over ? [{ index, from: 0, to: to - MINUTES_A_DAY, part: 'tail' }] : [];
    })
    .sort((a, b) => a.from - b.from);
}

/** 'HH:mm' of minutes since midnight; past 1440 it is a time of the next day, and 1440 itself is '24:00'. */
export function clockText(minute: number): string {
  const within = minute > MINUTES_A_DAY ? minute - MINUTES_A_DAY : minute;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

export function snapped(minute: number): number {
  return Math.round(minute / SNAP_MINUTES) * SNAP_MINUTES;
}

/** A new interval between two points of a row, drawn in either direction and never shorter than one step. */
export function drawn(weekday: number, a: number, b: number): WeeklyInterval {
  const from = clamp(snapped(Math.min(a, b)), 0, MINUTES_A_DAY - SNAP_MINUTES);
  const to = clamp(snapped(Math.max(a, b)), from + SNAP_MINUTES, MINUTES_A_DAY);
  return { weekday, from: clockText(from), to: clockText(to) };
}

/** The interval moved by minutes and days; its length stays, it keeps starting on a row of this week. */
export function moved(interval: WeeklyInterval, minutes: number, days = 0): WeeklyInterval {
  const [from, to] = clockSpan(interval.from, interval.to);
  const start = clamp(snapped(from + minutes), 0, MINUTES_A_DAY - SNAP_MINUTES);
  return {
    weekday: clamp(interval.weekday + days, 1, 7),
    from: clockText(start),
    to: clockText(start + (to - from)),
  };
}

/** One end moved by minutes: at least a step long, at most a day. */
export function resized(interval: WeeklyInterval, edge: 'from' | 'to', minutes: number): WeeklyInterval {
  const [from, to] = clockSpan(interval.from, interval.to);
  if (edge === 'from') {
    const latest = Math.min(to, MINUTES_A_DAY) - SNAP_MINUTES;
    const start = clamp(snapped(from + minutes), Math.max(0, to - MINUTES_A_DAY), latest);
    return { ...interval, from: clockText(start), to: clockText(to) };
  }
  const end = clamp(snapped(to + minutes), from + SNAP_MINUTES, from + MINUTES_A_DAY);
  return { ...interval, to: clockText(end) };
}

/** The day's intervals put on other days in place of what was there. */
export function copiedTo(
  weekly: readonly WeeklyInterval[],
  from: number,
  targets: readonly number[],
): WeeklyInterval[] {
  const others = targets.filter((day) => day !== from);
  const pattern = weekly.filter(({ weekday }) => weekday === from);
  return [
    ...weekly.filter(({ weekday }) => !others.includes(weekday)),
    ...others.flatMap((weekday) => pattern.map((interval) => ({ ...interval, weekday }))),
  ];
}

/** Places of intervals that share working time with another one, Sunday night into Monday too. */
export function overlapping(weekly: readonly WeeklyInterval[]): Set<number> {
  const spans = weekly.map((interval) => {
    const [from, to] = clockSpan(interval.from, interval.to);
    const offset = (interval.weekday - 1) * MINUTES_A_DAY;
    return [from + offset, to + offset] as const;
  });
  const touch = (a: readonly [number, number], b: readonly [number, number]) =>
    [-MINUTES_A_WEEK, 0, MINUTES_A_WEEK].some((shift) => a[0] < b[1] + shift && b[0] + shift < a[1]);
  return new Set(spans.flatMap((span, i) => (spans.some((other, j) => i !== j && touch(span, other)) ? [i] : [])));
}

/** Working minutes of a week as written; overlaps count twice, as they are a fault anyway. */
export function weekMinutes(weekly: readonly WeeklyInterval[]): number {
  return weekly.reduce((sum, { from, to }) => sum + spanMinutes(from, to), 0);
}

export function endsNextDay({ from, to }: { from: string; to: string }): boolean {
  return clockSpan(from, to)[1] > MINUTES_A_DAY;
}

function spanMinutes(from: string, to: string): number {
  const [start, end] = clockSpan(from, to);
  return end - start;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
