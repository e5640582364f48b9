import { z } from 'zod';
import { day } from './primitives';
import type { calendarOverride } from './setup';

const year = z.number().int().min(2020).max(2100);
const years = { fromYear: year, toYear: year };
const MOST_YEARS = 5;

const inOrder = ({ fromYear, toYear }: { fromYear: number; toYear: number }): boolean =>
  fromYear <= toYear && toYear - fromYear < MOST_YEARS;

/** An .ics file as text, and the years it is read for. */
export const holidayFile = z
  .object({ text: z.string(), ...years })
  .refine(inOrder, { path: ['toYear'], message: 'years' });

/** Takes days of the file into the version of the calendar that was looked at. */
export const holidayImport = z
  .object({ text: z.string(), ...years, dates: z.array(day).max(2000), version: z.number().int() })
  .refine(inOrder, { path: ['toYear'], message: 'years' });

type Hours = z.infer<typeof calendarOverride>['intervals'];

export interface PlannedHolidayView {
  date: string;
  label: string;
  line: number;
  state: 'new' | 'known' | 'conflict' | 'past' | 'unmarked';
  intervals: Hours;
  written: Hours | null;
}

export interface HolidayPreview {
  /** How the file calls itself; may be empty. */
  name: string;
  version: number;
  rows: PlannedHolidayView[];
  refused: { line: number; fault: string; text: string }[];
  /** Of which the first are listed. */
  refusedCount: number;
  /** Events of other years. */
  outside: number;
}
