import { DomainError } from '../errors';
import type { DayInterval, WorkCalendar } from './calendar';
import { clockSpan } from './clock-time';
import { DAY_MS, firstInstantAt, parseDay, weekdayOf, zoneNamed, type DayNumber } from './local-days';

/** Half-open working time in UTC milliseconds. */
export type Span = readonly [from: number, to: number];

type Minutes = readonly [from: number, to: number];
type SpansOf = (block: number) => readonly Span[];

// Zone arithmetic costs microseconds per boundary, so it is done once per week-long block and remembered.
const BLOCK_DAYS = 7;
const BLOCK_MS = BLOCK_DAYS * DAY_MS;
const compiled = new WeakMap<WorkCalendar, SpansOf>();

/**
 * Working spans that end after `from` (UTC ms), in order, without end. Spans are cut where blocks meet, so two may
 * touch; an empty block yields its start as an empty span, which lets a caller bound its search.
 */
export function* spansFrom(calendar: WorkCalendar, from: number): Generator<Span> {
  const spansOf = compile(calendar);
  for (let block = Math.floor(from / BLOCK_MS); ; block++) {
    const spans = spansOf(block);
    if (spans.length === 0) yield [block * BLOCK_MS, block * BLOCK_MS];
    for (let i = firstEndingAfter(spans, from); i < spans.length; i++) yield spans[i]!;
  }
}

function firstEndingAfter(spans: readonly Span[], at: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]![1] > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

function compile(calendar: WorkCalendar): SpansOf {
  const known = compiled.get(calendar);
  if (known) return known;
  const made = compileFresh(calendar);
  compiled.set(calendar, made);
  return made;
}

function compileFresh(calendar: WorkCalendar): SpansOf {
  const zone = zoneNamed(calendar.zone);
  const minutesOn = minutesByDay(calendar);
  const blocks = new Map<number, readonly Span[]>();
  return (block) => {
    const known = blocks.get(block);
    if (known) return known;
    const [start, end] = [block * BLOCK_MS, (block + 1) * BLOCK_MS];
    const spans: Span[] = [];
    // Local dates lie up to a day before UTC's, and an interval reaches into the day after the one it starts on.
    for (let day = block * BLOCK_DAYS - 2; day <= (block + 1) * BLOCK_DAYS; day++) {
      for (const [from, to] of minutesOn(day)) {
        spans.push([firstInstantAt(zone, day, from), firstInstantAt(zone, day, to)]);
      }
    }
    const made = merged(spans.map(([from, to]) => [Math.max(from, start), Math.min(to, end)]));
    blocks.set(block, made);
    return made;
  };
}

function minutesByDay(calendar: WorkCalendar): (day: DayNumber) => readonly Minutes[] {
  const overrides = new Map<DayNumber, Minutes[]>();
  for (const { date, intervals } of calendar.overrides) {
    const day = parseDay(date);
    if (day === null) throw new DomainError('calendar_invalid', { date });
    overrides.set(day, intervals.map(minutesOf));
  }
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    calendar.weekly.filter((interval) => interval.weekday === weekday).map(minutesOf),
  );
  return (day) => overrides.get(day) ?? weekly[weekdayOf(day) - 1]!;
}

function minutesOf({ from, to }: DayInterval): Minutes {
  return clockSpan(from, to);
}

function merged(spans: Span[]): Span[] {
  const result: [number, number][] = [];
  for (const [from, to] of spans.filter(([from, to]) => from < to).sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
