import { DAY_MS, type DayNumber } from '../calendar/local-days';
import { dayAt, daysOfDuration } from './ics-dates';
import { eventsOf, onlyOne, type IcsEvent } from './ics-events';
import { contentLines, plainText } from './ics-lines';
import { occurrences, yearlyRule, yearOf } from './ics-rule';
import { LineRefused, refusedLine, type RefusedLine } from './refused-line';

/** What a file says of one day. */
export interface FileDay {
  date: string;
  label: string;
  /** `work` for a day that makes up for a holiday (调休), `unmarked` where the file only names the day. */
  kind: 'rest' | 'work' | 'unmarked';
  /** Where its event begins, counted from 1. */
  line: number;
}

export interface HolidayFile {
  /** X-WR-CALNAME, as people know the file by; empty when it has none. */
  name: string;
  /** In order; each date once. */
  days: FileDay[];
  refused: RefusedLine[];
  /** Days of the file in other years than were asked for. */
  outside: number;
}

const LONGEST_DAYS = 62;
const LABEL = 80;

/**
 * Reads an iCalendar file (RFC 5545) for the days it names between two years, both included. `zone` is the calendar's: only what lasts
 * whole days there is a day. Throws `ics_too_large`, `ics_wrong_encoding`, `ics_not_a_calendar`, `ics_broken`, `ics_too_many_events` or
 * `ics_without_events`, with the line where there is one; an event that can't be read is among `refused`, and the others are good.
 */
export function readHolidayFile(text: string, zone: string, years: { from: number; to: number }): HolidayFile {
  const { lines, refused } = contentLines(text);
  const { events, calendar } = eventsOf(lines);
  const file = { days: new Map<string, FileDay>(), refused, outside: 0 };
  for (const event of events) {
    try {
      const inside = daysOf(event, zone, years).filter(({ year }) => year >= years.from && year <= years.to);
      if (inside.length === 0) file.outside += 1;
      for (const { day } of inside) put(file, day, event);
    } catch (error) {
      if (!(error instanceof LineRefused)) throw error;
      refused.push(refusedLine(error.at.line, error.fault, `${error.at.name}:${error.at.value}`));
    }
  }
  return {
    name: plainText(calendar.find(({ name }) => name === 'X-WR-CALNAME')?.value ?? '').slice(0, LABEL),
    days: [...file.days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
    refused: refused.sort((a, b) => a.line - b.line),
    outside: file.outside,
  };
}

function daysOf(
  event: IcsEvent,
  zone: string,
  years: { from: number; to: number },
): { day: DayNumber; year: number }[] {
  const start = onlyOne(event, 'DTSTART');
  if (!start) throw new LineRefused('no_start', event.begin);
  refuseUnread(event);
  const first = dayAt(start, zone);
  const length = lengthOf(event, first, zone);
  const rule = onlyOne(event, 'RRULE');
  // A holiday of several days may have begun in the year before.
  const starts = rule ? occurrences(yearlyRule(rule), first, years.from - 1, years.to) : [first];
  const except = new Set(
    event.properties
      .filter(({ name }) => name === 'EXDATE')
      .flatMap((line) => line.value.split(',').map((value) => dayAt(line, zone, value))),
  );
  return starts
    .filter((day) => !except.has(day))
    .flatMap((day) => Array.from({ length }, (_, i) => ({ day: day + i, year: yearOf(day + i) })));
}

/** What would change the days and is not read here is refused, not passed over. */
function refuseUnread(event: IcsEvent): void {
  const status = onlyOne(event, 'STATUS');
  if (status?.value.trim().toUpperCase() === 'CANCELLED') throw new LineRefused('cancelled', status);
  const instance = event.properties.find(({ name }) => name === 'RECURRENCE-ID');
  if (instance) throw new LineRefused('changed_instance', instance);
  const unread = event.properties.find(({ name }) => name === 'RDATE' || name === 'EXRULE');
  if (unread) throw new LineRefused('rule_part', unread);
}

function lengthOf(event: IcsEvent, first: DayNumber, zone: string): number {
  const [end, duration] = [onlyOne(event, 'DTEND'), onlyOne(event, 'DURATION')];
  if (end && duration) throw new LineRefused('twice', duration);
  const start = onlyOne(event, 'DTSTART')!;
  if (!end && !duration && start.value.includes('T')) throw new LineRefused('part_of_day', start);
  const length = end ? dayAt(end, zone) - first : duration ? daysOfDuration(duration) : 1;
  if (length < 1) throw new LineRefused('ends_first', end ?? start);
  if (length > LONGEST_DAYS) throw new LineRefused('too_long', end ?? duration ?? start);
  return length;
}

function put(file: { days: Map<string, FileDay>; refused: RefusedLine[] }, day: DayNumber, event: IcsEvent): void {
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  const summary = plainText(event.properties.find(({ name }) => name === 'SUMMARY')?.value ?? '');
  const [kind, label] = [kindOf(event, summary), nameOf(summary)];
  const known = file.days.get(date);
  if (known && known.kind !== kind && known.kind !== 'unmarked' && kind !== 'unmarked')
    file.refused.push(refusedLine(event.begin.line, 'contradicts', `${date} ${summary}`));
  else if (!known || (known.kind === 'unmarked' && kind !== 'unmarked'))
    file.days.set(date, { date, label, kind, line: event.begin.line });
  else if (kind === known.kind && label && !known.label.split('、').includes(label))
    file.days.set(date, { ...known, label: [known.label, label].filter(Boolean).join('、').slice(0, LABEL) });
}

/** Calendars of Chinese holidays mark 休 and 班, in a property of their own or behind the name. */
function kindOf({ properties }: IcsEvent, summary: string): FileDay['kind'] {
  const mark = properties
    .find(({ name }) => name === 'X-APPLE-SPECIAL-DAY')
    ?.value.trim()
    .toUpperCase();
  if (mark === 'ALTERNATE-WORKDAY' || /[（(]班[）)]|补班|調班|调班|调休上班/.test(summary)) return 'work';
  if (mark === 'WORK-HOLIDAY' || /[（(]休[）)]|放假/.test(summary)) return 'rest';
  return 'unmarked';
}

const nameOf = (summary: string): string => [...summary.replace(/\s*[（(]休[）)]\s*$/, '')].slice(0, LABEL).join('');
