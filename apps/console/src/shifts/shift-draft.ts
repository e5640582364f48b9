import type { ShiftDayView, ShiftPieceView, WeeklyPieceView } from '#contract';

export type DayChoice = 'usual' | 'leave' | 'half_day' | 'extra' | 'swap';

const DAY_MS = 86_400_000;
const MINUTES_A_DAY = 1440;

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The Monday of the week that a day 'YYYY-MM-DD' is in. */
export function mondayOf(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  const since = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at - since * DAY_MS).toISOString().slice(0, 10);
}

export const emptyPiece = (): ShiftPieceView => ({ from: '09:00', to: '18:00', night: false, breaks: [] });

export const choiceOf = ({ by }: ShiftDayView): DayChoice => (by === null || by === 'pattern' ? 'usual' : by);

/** A piece as a bar over its day, in parts of it; a night's bar ends at midnight. */
export function barOf({ from, to, night }: ShiftPieceView): { left: number; width: number } {
  const [start, end] = [minutes(from), night ? MINUTES_A_DAY : minutes(to)];
  return { left: start / MINUTES_A_DAY, width: (end - start) / MINUTES_A_DAY };
}

/** The same hours on other days of the week, in place of what was there. */
export function copiedTo(week: readonly WeeklyPieceView[], from: number, days: readonly number[]): WeeklyPieceView[] {
  const model = week.filter(({ weekday }) => weekday === from);
  const kept = week.filter(({ weekday }) => !days.includes(weekday));
  const copies = days.flatMap((weekday) => model.map((piece) => ({ ...piece, weekday })));
  return [...kept, ...copies].sort((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1));
}
