import { DAY_MS, parseDay, weekdayOf, type DayNumber } from '../calendar/local-days';
import type { ShiftDayKind, ShiftPattern, ShiftPiece, ShiftPlan } from './shift';

/** What a date holds and where that comes from. */
export interface PlannedDay {
  pieces: readonly ShiftPiece[];
  by: 'pattern' | ShiftDayKind;
  withinCalendar: boolean;
}

/** What is planned for a date 'YYYY-MM-DD'; null while nothing is. Hours written for a date hold whatever the calendar says. */
export function plannedOn(plan: ShiftPlan, date: string): PlannedDay | null {
  const own = plan.days.find((day) => day.date === date);
  if (own) return { pieces: own.pieces, by: own.kind, withinCalendar: false };
  const pattern = patternOn(plan, date);
  if (!pattern?.week) return null;
  const weekday = weekdayOf(parseDay(date)!);
  const pieces = pattern.week.filter((piece) => piece.weekday === weekday);
  return { pieces, by: 'pattern', withinCalendar: pattern.withinCalendar };
}

/** The pattern that holds on a date 'YYYY-MM-DD': the last that has begun. */
export const patternOn = ({ patterns }: ShiftPlan, date: string): ShiftPattern | undefined =>
  patterns.filter(({ validFrom }) => validFrom <= date).reduce<ShiftPattern | undefined>(later, undefined);

const later = (a: ShiftPattern | undefined, b: ShiftPattern): ShiftPattern => (a && a.validFrom > b.validFrom ? a : b);

export const dateOf = (day: DayNumber): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
