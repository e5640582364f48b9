import { z } from 'zod';
import { clientId, clockTime, day, id } from './primitives';

const interval = z.object({ from: clockTime, to: clockTime });
export const shiftPiece = interval.extend({
  /** Goes on after midnight. */
  night: z.boolean().default(false),
  breaks: z.array(interval).max(4).default([]),
});
const weeklyPiece = shiftPiece.extend({ weekday: z.number().int().min(1).max(7) });
export type ShiftPieceView = z.output<typeof shiftPiece>;
export type WeeklyPieceView = z.output<typeof weeklyPiece>;

const write = { clientId, version: z.number().int().min(0) };
/** How an agent's weeks look from a day on; `week` null ends planning. */
export const shiftPatternWrite = z.object({
  ...write,
  validFrom: day,
  withinCalendar: z.boolean(),
  week: z.array(weeklyPiece).max(28).nullable(),
});
const note = z.string().trim().max(200).default('');
/** One date; `kind` null makes it like every week again. */
export const shiftDayWrite = z.object({
  ...write,
  kind: z.enum(['leave', 'half_day', 'extra']).nullable(),
  pieces: z.array(shiftPiece).max(8).default([]),
  note,
});
/** Two agents work each other's hours of a date. */
export const shiftSwapWrite = z.object({ ...write, withId: id, note });
export const shiftWeekQuery = z.object({ teamId: id.optional(), from: day });

export interface ShiftPatternView {
  validFrom: string;
  withinCalendar: boolean;
  week: WeeklyPieceView[] | null;
}
export interface ShiftDayView {
  date: string;
  /** What its hours come from; null while nothing is planned. */
  by: 'pattern' | 'leave' | 'half_day' | 'extra' | 'swap' | null;
  pieces: ShiftPieceView[];
  note: string;
  swappedWithId: string | null;
  /** Less the breaks, and what the team's calendar closes. */
  seconds: number;
}
export interface ShiftRow {
  agentId: string;
  version: number;
  zone: string;
  /** The pattern of the week's first day, and the one that begins later. */
  pattern: ShiftPatternView | null;
  next: ShiftPatternView | null;
  days: ShiftDayView[];
  seconds: number;
}
export interface ShiftWeek {
  from: string;
  /** Of the team's calendar; what is before it can't be changed. */
  today: string;
  rows: ShiftRow[];
  mayEdit: boolean;
}
export interface ShiftWritten {
  version: number;
}
