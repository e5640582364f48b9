import type { Staffing } from '#contract';
import { type HourLoad, type StaffingGoals, type StaffingNeed, staffingNeed } from '#domain';

export interface StaffingCell {
  weekday: number;
  hour: number;
  load: HourLoad;
  need: StaffingNeed;
  planned: number;
}
export interface StaffingColumn {
  weekday: number;
  date: string;
  special: string | null;
}

const NOTHING: HourLoad = { call: 0, chat: 0, mail: 0 };
const DAY_HOURS = 24;

/** Cells of the days to come and their hours; hours in which nothing comes and nobody works are left out above and below. */
export function staffingTable({ load, planned }: Staffing, goals: StaffingGoals) {
  const known = new Map<string, StaffingNeed>();
  const needOf = (of: HourLoad) => {
    const key = `${of.call} ${of.chat} ${of.mail}`;
    const need = known.get(key) ?? staffingNeed(of, goals);
    known.set(key, need);
    return need;
  };
  const columns = planned.toSorted((a, b) => a.date.localeCompare(b.date));
  const cells = Array.from({ length: DAY_HOURS }, (_, hour) =>
    columns.map(({ weekday, hours }): StaffingCell => {
      const found = load.find((row) => row.weekday === weekday && row.hour === hour) ?? NOTHING;
      return { weekday, hour, load: found, need: needOf(found), planned: hours[hour] ?? 0 };
    }),
  );
  const lively = cells.map((row) => row.some(({ need, planned: there }) => need.agents > 0 || there > 0));
  const [first, last] = [lively.indexOf(true), lively.lastIndexOf(true)];
  return { columns, rows: first < 0 ? [] : cells.slice(first, last + 1) };
}

/** Half a person is the least that a shift can be changed by. */
const LEAST_GAP = 0.5;

/** People there beyond those needed, in tenths; below 0 some are missing. */
export const gapOf = ({ need, planned }: StaffingCell): number => Math.round((planned - need.agents) * 10) / 10;

export const isShort = (cell: StaffingCell): boolean => gapOf(cell) <= -LEAST_GAP;

/** Hours in which somebody is missing, and how many hours of work that is in the week. */
export function shortOf(rows: readonly (readonly StaffingCell[])[]): { hours: number; people: number } {
  const gaps = rows.flat().filter(isShort).map(gapOf);
  return { hours: gaps.length, people: Math.round(-gaps.reduce((sum, gap) => sum + gap, 0) * 10) / 10 };
}
