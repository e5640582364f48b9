import type { DayInterval } from '../calendar/calendar';

/** One stretch of work that begins on a day. Only an explicit night shift goes on after midnight. */
export interface ShiftPiece extends DayInterval {
  night: boolean;
  breaks: DayInterval[];
}

/** 1 is Monday, 7 is Sunday. */
export interface WeeklyPiece extends ShiftPiece {
  weekday: number;
}

/** How a person's weeks look from a day on, until the next pattern begins. */
export interface ShiftPattern {
  validFrom: string;
  /** Holidays and closing hours of the team's calendar hold for this person too. */
  withinCalendar: boolean;
  /** Null: nothing is planned any more, and presence alone says who is there. */
  week: WeeklyPiece[] | null;
}

export const SHIFT_DAY_KINDS = ['leave', 'half_day', 'extra', 'swap'] as const;
export type ShiftDayKind = (typeof SHIFT_DAY_KINDS)[number];

/** One date that is not like every week: what a person works on it, nothing when on leave. */
export interface ShiftDay {
  date: string;
  kind: ShiftDayKind;
  pieces: ShiftPiece[];
}

/** When a person works: weekly patterns in order of their first days, and single days. Times are those of `zone` (an IANA name). */
export interface ShiftPlan {
  zone: string;
  patterns: ShiftPattern[];
  days: ShiftDay[];
}
