import type { Staffing } from '#contract';
import { gapOf, shortOf, staffingTable } from './staffing-table';

const goals = {
  ...{ share: 0.9, windowSeconds: 1_800, ringSeconds: 9, concurrency: 3, shrinkage: 0 },
  ...{ chatSeconds: 180, mailSeconds: 480, callSeconds: 180 },
};
const hours = (at: Record<number, number>) => Array.from({ length: 24 }, (_, hour) => at[hour] ?? 0);
const staffing = {
  load: [{ weekday: 1, hour: 10, call: 200, chat: 0, mail: 0 }],
  planned: [
    { date: '2026-11-30', weekday: 1, special: null, hours: hours({ 9: 2.5, 10: 12 }) },
    { date: '2026-11-24', weekday: 2, special: null, hours: hours({ 9: 1 }) },
  ],
} as unknown as Staffing;

test('needed stands beside planned by hour and day, the next day first, from the first lively hour to the last', () => {
  const { columns, rows } = staffingTable(staffing, goals);
  expect(columns.map(({ weekday }) => weekday)).toEqual([2, 1]);
  expect(rows.map(([, monday]) => [monday!.hour, monday!.need.agents, monday!.planned, gapOf(monday!)])).toEqual([
    [9, 0, 2.5, 2.5],
    [10, 15, 12, -3],
  ]);
  expect(shortOf(rows)).toEqual({ hours: 1, people: 3 });
});

test('without load and shifts there is nothing to show', () =>
  expect(staffingTable({ ...staffing, load: [], planned: [] }, goals).rows).toEqual([]));
