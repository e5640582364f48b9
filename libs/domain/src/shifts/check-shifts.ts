import { clockSpan, MINUTES_A_DAY, parseClock } from '../calendar/clock-time';
import { firstInstantAt, minuteOfDayIn, parseDay, weekdayOf, zoneNamed, type DayNumber } from '../calendar/local-days';
import { DomainError } from '../errors';
import { breakSpan, type Minutes } from './piece-minutes';
import { dateOf, plannedOn } from './planned-day';
import type { ShiftDay, ShiftPattern, ShiftPiece, ShiftPlan } from './shift';

const LONGEST_MINUTES = 16 * 60;
const MOST_PIECES = 4;
/** A clock change comes twice a year: who looks a year ahead meets each. */
const LOOKED_AHEAD_DAYS = 370;
const MINUTES_A_WEEK = 7 * MINUTES_A_DAY;

/**
 * Refuses a weekly pattern that nobody could work: `shift_time_wrong`, `shift_over_midnight` for what ends before it begins and is no
 * night shift, `shift_too_long`, `shift_break_outside`, `shift_overlap` (Sunday night into Monday too), `shift_time_skipped` where a
 * clock change leaves out one of its times within a year, and `shift_in_past` for one that begins before `today`. `detail` names the
 * weekday or date and the times.
 */
export function checkPattern({ week, validFrom }: ShiftPattern, zone: string, today: string): void {
  const first = dayOf(validFrom, today);
  const pieces = week ?? [];
  for (const piece of pieces) checkPiece(piece, { weekday: piece.weekday });
  for (const weekday of [1, 2, 3, 4, 5, 6, 7])
    countPieces(
      pieces.filter((one) => one.weekday === weekday),
      { weekday },
    );
  const placed = pieces.map((piece) => ({ piece, span: placedAt(piece, (piece.weekday - 1) * MINUTES_A_DAY) }));
  for (const [i, { piece, span }] of placed.entries())
    if (placed.slice(0, i).some((other) => crosses(span, other.span, MINUTES_A_WEEK)))
      throw refusal('shift_overlap', piece, { weekday: piece.weekday });
  for (let day = first; day < first + LOOKED_AHEAD_DAYS; day++)
    for (const piece of pieces) if (piece.weekday === weekdayOf(day)) mustExist(piece, day, zone);
}

/**
 * Refuses a single day as a pattern is refused, with what the plan holds on the days beside it; and `shift_day_wrong` for leave with
 * hours, or any other kind without.
 */
export function checkDay(plan: ShiftPlan, own: ShiftDay, today: string): void {
  const day = dayOf(own.date, today);
  const { date, kind, pieces } = own;
  if (kind !== 'swap' && (kind === 'leave') !== (pieces.length === 0))
    throw new DomainError('shift_day_wrong', { date });
  countPieces(pieces, { date });
  for (const piece of pieces) checkPiece(piece, { date });
  const beside = [-1, 1].flatMap((by) =>
    (plannedOn(plan, dateOf(day + by))?.pieces ?? []).map((piece) => placedAt(piece, by * MINUTES_A_DAY)),
  );
  for (const [i, piece] of pieces.entries()) {
    const others = [...beside, ...pieces.slice(0, i).map((other) => placedAt(other, 0))];
    if (others.some((other) => crosses(placedAt(piece, 0), other))) throw refusal('shift_overlap', piece, { date });
    mustExist(piece, day, plan.zone);
  }
}

function dayOf(date: string, today: string): DayNumber {
  const day = parseDay(date);
  if (day === null) throw new DomainError('invalid_input', { field: 'date' });
  if (date < today) throw new DomainError('shift_in_past', { date });
  return day;
}

function countPieces(pieces: readonly ShiftPiece[], where: Where): void {
  const last = pieces[MOST_PIECES];
  if (last) throw refusal('shift_overlap', last, where);
}

function checkPiece(piece: ShiftPiece, where: Where): void {
  const { from, to, night, breaks } = piece;
  const [start, end] = [parseClock(from), parseClock(to, true)];
  if (
    start === null ||
    end === null ||
    breaks.some((rest) => parseClock(rest.from) === null || !parseClock(rest.to, true))
  )
    throw refusal('shift_time_wrong', piece, where);
  if (end <= start !== night) throw refusal('shift_over_midnight', piece, where);
  const [, last] = clockSpan(from, to);
  if (last - start > LONGEST_MINUTES) throw refusal('shift_too_long', piece, where);
  const spans = breaks.map((rest) => breakSpan(piece, rest)).sort((a, b) => a[0] - b[0]);
  // Each break begins after work did, and ends before it goes on.
  const begins = [start, ...spans.map(([, to]) => to)];
  if (spans.some(([a, b], i) => a <= begins[i]! || b >= last)) throw refusal('shift_break_outside', piece, where);
}

function mustExist(piece: ShiftPiece, day: DayNumber, zone: string): void {
  const place = zoneNamed(zone);
  const minutes = [clockSpan(piece.from, piece.to), ...piece.breaks.map((rest) => breakSpan(piece, rest))].flat();
  for (const minute of minutes) {
    const shown = minuteOfDayIn(zone, new Date(firstInstantAt(place, day, minute)));
    if (shown !== minute % MINUTES_A_DAY) throw refusal('shift_time_skipped', piece, { date: dateOf(day) });
  }
}

function placedAt({ from, to }: ShiftPiece, offset: number): Minutes {
  const [start, end] = clockSpan(from, to);
  return [start + offset, end + offset];
}

const crosses = (a: Minutes, b: Minutes, cycle = Number.POSITIVE_INFINITY): boolean =>
  [-cycle, 0, cycle].some((by) => (Number.isFinite(by) || by === 0) && a[0] < b[1] + by && b[0] + by < a[1]);

type Where = { weekday: number } | { date: string };
type Refused =
  | 'shift_time_wrong'
  | 'shift_over_midnight'
  | 'shift_too_long'
  | 'shift_break_outside'
  | 'shift_overlap'
  | 'shift_time_skipped';

const refusal = (code: Refused, { from, to }: ShiftPiece, where: Where): DomainError =>
  new DomainError(code, { from, to, ...where });
