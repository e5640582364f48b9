import type { FigureRow } from '#contract';
import { trendSeries } from './trend-series';

function row(agentId: string, period: string, calls: number | null): FigureRow {
  const cells = { calls: { value: calls, target: 5 } } as FigureRow['cells'];
  return { id: agentId, name: agentId, number: agentId, period, cells };
}

it('a trend is the agent’s own periods in order, gaps kept', () => {
  const rows = [
    row('a', '2026-11-03', 4),
    row('b', '2026-11-01', 9),
    row('a', '2026-11-01', 2),
    row('a', '2026-11-02', null),
  ];
  const day = Date.UTC(2026, 10, 1) / 1000;
  expect(trendSeries(rows, 'a', 'calls')).toEqual({
    at: [day, day + 86_400, day + 172_800],
    values: [2, null, 4],
    targets: [5, 5, 5],
  });
});
