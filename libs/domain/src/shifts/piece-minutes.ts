import type { DayInterval } from '../calendar/calendar';
import { clockSpan, MINUTES_A_DAY } from '../calendar/clock-time';
import type { ShiftPiece } from './shift';

export type Minutes = readonly [from: number, to: number];

/** A break in minutes since the midnight before its piece: what lies before the piece begins is after the next midnight. */
export function breakSpan(piece: ShiftPiece, rest: DayInterval): Minutes {
  const [start] = clockSpan(piece.from, piece.to);
  const [from, to] = clockSpan(rest.from, rest.to);
  const after = piece.night && from < start ? MINUTES_A_DAY : 0;
  return [from + after, to + after];
}
