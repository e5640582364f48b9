import { DAY_MS, weekdayOf, type DayNumber } from '../calendar/local-days';
import { dayAt } from './ics-dates';
import type { ContentLine } from './ics-lines';
import { LineRefused } from './refused-line';

/** A day that comes back every year, or every few. */
export interface YearlyRule {
  interval: number;
  count: number | null;
  until: DayNumber | null;
  months: number[];
  /** Negative ones count from the end of the month. */
  monthDays: number[];
  /** `nth` 0 is each such weekday among `monthDays`. */
  weekdays: { nth: number; weekday: number }[];
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const KNOWN = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'WKST']);
/** More days of one year than this are no holiday. */
const MOST_A_YEAR = 62;

/**
 * A recurrence rule (RFC 5545, 3.3.10) as far as holidays need it: yearly, on a date or on the n-th weekday of a month. Throws
 * `rule_frequency` for any other frequency, `bad_date` for an end that is no date, and `rule_part` for a part that is not read here:
 * passing over one would close other days than the file means.
 */
export function yearlyRule(at: ContentLine): YearlyRule {
  const parts = new Map(at.value.split(';').map((part) => pair(part)));
  if (parts.get('FREQ') !== 'YEARLY') throw new LineRefused('rule_frequency', at);
  const refuse = (): never => {
    throw new LineRefused('rule_part', at);
  };
  const numbers = (name: string, least: number, most: number): number[] =>
    list(parts.get(name)).map((text) => {
      const number = /^[+-]?\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
      return number >= least && number <= most && number !== 0 ? number : refuse();
    });
  const rule: YearlyRule = {
    interval: numbers('INTERVAL', 1, 200)[0] ?? 1,
    count: numbers('COUNT', 1, 999)[0] ?? null,
    until: parts.has('UNTIL') ? dayAt(at, 'UTC', parts.get('UNTIL')!.slice(0, 8)) : null,
    months: numbers('BYMONTH', 1, 12),
    monthDays: numbers('BYMONTHDAY', -31, 31),
    weekdays: list(parts.get('BYDAY')).map((text) => weekday(text) ?? refuse()),
  };
  const known = [...parts.keys()].every((name) => KNOWN.has(name)) && (rule.count === null || rule.until === null);
  if (!known || !isReadable(rule)) refuse();
  return rule;
}

/** The days on which it falls between two years, both included, counted from `start`. */
export function occurrences(rule: YearlyRule, start: DayNumber, from: number, to: number): DayNumber[] {
  const first = yearOf(start);
  const skipped = rule.count === null && from > first ? Math.floor((from - first) / rule.interval) : 0;
  const days: DayNumber[] = [];
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  for (let year = first + skipped * rule.interval; year <= to && left > 0; year += rule.interval) {
    const own = daysIn(rule, start, year).filter((day) => day >= start && (rule.until === null || day <= rule.until));
    days.push(...own.slice(0, left));
    left -= own.length;
  }
  return days.filter((day) => yearOf(day) >= from);
}

export const yearOf = (day: DayNumber): number => new Date(day * DAY_MS).getUTCFullYear();

function daysIn(rule: YearlyRule, start: DayNumber, year: number): DayNumber[] {
  const began = new Date(start * DAY_MS);
  const months = rule.months.length > 0 ? rule.months : [began.getUTCMonth() + 1];
  const days = months.flatMap((month) => {
    const first = Date.UTC(year, month - 1, 1) / DAY_MS;
    const length = Date.UTC(year, month, 1) / DAY_MS - first;
    if (rule.monthDays.length === 0 && rule.weekdays.length > 0)
      return rule.weekdays
        .map((each) => first + nthWeekday(first, length, each))
        .filter((day) => day >= first && day < first + length);
    const dates = rule.monthDays.length > 0 ? rule.monthDays : [began.getUTCDate()];
    return dates
      .map((date) => (date > 0 ? date : length + 1 + date))
      .filter((date) => date >= 1 && date <= length)
      .map((date) => first + date - 1)
      .filter((day) => rule.weekdays.length === 0 || rule.weekdays.some(({ weekday }) => weekday === weekdayOf(day)));
  });
  return [...new Set(days)].sort((a, b) => a - b);
}

function nthWeekday(first: DayNumber, length: number, { nth, weekday }: { nth: number; weekday: number }): number {
  const before = (weekday - weekdayOf(first) + 7) % 7;
  if (nth > 0) return before + (nth - 1) * 7;
  const last = before + Math.floor((length - 1 - before) / 7) * 7;
  return last + (nth + 1) * 7;
}

/** The n-th weekday is one of a month here, never of a year; a weekday without a number only chooses among dates. */
function isReadable({ months, monthDays, weekdays }: YearlyRule): boolean {
  const numbered = weekdays.every(({ nth }) => (monthDays.length > 0 ? nth === 0 : nth !== 0 && months.length > 0));
  return numbered && Math.max(1, months.length) * Math.max(1, monthDays.length, weekdays.length) <= MOST_A_YEAR;
}

function weekday(text: string): { nth: number; weekday: number } | null {
  const [, nth, name] = /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text) ?? [];
  return name === undefined ? null : { nth: Number(nth ?? 0), weekday: WEEKDAYS.indexOf(name) + 1 };
}

const list = (text: string | undefined): string[] => (text === undefined ? [] : text.split(','));

function pair(part: string): [string, string] {
  const [name, value] = part.toUpperCase().split('=');
  return [name!.trim(), (value ?? '').trim()];
}
