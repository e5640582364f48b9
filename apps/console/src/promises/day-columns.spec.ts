import type { PromiseView } from '#contract';
import { columnsOf, gapsBetween, hoursOf } from './day-columns';

const HOUR = 3_600_000;
const slot = (from: string, to: string, more: Partial<PromiseView> = {}) =>
  ({
    id: `${from}-${more.resource ?? ''}`,
    from: `2026-11-24T${from}:00.000Z`,
    to: `2026-11-24T${to}:00.000Z`,
    resource: '李师傅',
    resourceAgentId: null,
    cancelledAt: null,
    keptAt: null,
    ...more,
  }) as PromiseView;
const board = (rows: PromiseView[]) => ({
  day: '2026-11-24',
  zone: 'Asia/Shanghai',
  rows,
  taken: [],
  resources: [{ resource: '王师傅', resourceAgentId: null }],
  gapSeconds: 3600,
  holdSeconds: 900,
});

test('the board shows the usual day, and more where something is promised earlier or ends later', () => {
  expect(hoursOf(board([]))).toEqual({ from: 8, to: 20 });
  // 06:30 to 07:30 and 20:00 to 21:00 in Shanghai.
  expect(hoursOf(board([slot('12:00', '13:00'), slot('22:30', '23:30')]))).toEqual({ from: 6, to: 21 });
});

test('everything that can be booked has a column, what nobody was found for stands first', () => {
  const rows = [slot('01:00', '02:00'), slot('03:00', '04:00', { resource: null }), slot('05:00', '06:00')];
  const columns = columnsOf(board(rows), () => '', Date.parse('2026-11-23T00:00:00.000Z'));
  expect(columns.map(({ key, entries }) => [key, entries.length])).toEqual([
    ['nobody', 1],
    ['name:李师傅', 2],
    ['name:王师傅', 0],
  ]);
});

test('hours of today that have passed are free for nobody', () => {
  const noon = Date.parse('2026-11-24T04:00:00.000Z');
  expect(columnsOf(board([]), () => '', noon)[0]!.gaps).toEqual([{ from: noon, to: noon + 8 * HOUR }]);
});

test('gaps keep their distance to both neighbours (DOMAIN S0), and a cancelled slot leaves one', () => {
  expect(gapsBetween([{ from: 4 * HOUR, to: 5 * HOUR }], { from: 0, to: 12 * HOUR }, HOUR)).toEqual([
    { from: 0, to: 3 * HOUR },
    { from: 6 * HOUR, to: 12 * HOUR },
  ]);
  expect(gapsBetween([{ from: HOUR, to: 11 * HOUR }], { from: 0, to: 12 * HOUR }, HOUR)).toEqual([]);
  const cancelled = columnsOf(
    board([slot('04:00', '05:00', { cancelledAt: '2026-11-23T00:00:00.000Z' })]),
    () => '',
    Date.parse('2026-11-23T00:00:00.000Z'),
  );
  expect(cancelled[0]!.gaps).toHaveLength(1);
});
