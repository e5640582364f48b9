import type { FigureChart } from '#contract';
import { rowsOf } from './mark';

const chart = {
  figure: 'first_response_median',
  from: '2026-07-01',
  to: '2026-09-30',
  spread: { edges: [60, 1800], counts: [1, 2, 3], median: 90, p90: 4000 },
  hours: { from: '2026-09-03', to: '2026-09-30', cells: [] },
} as unknown as FigureChart;
const end = (first: string): string => `${first.slice(0, 8)}31`;

test.each([
  [{ kind: 'period', period: '2026-08-01', n: 1 } as const, { from: '2026-08-01', to: '2026-08-31' }],
  [{ kind: 'class', index: 0, n: 1 } as const, { from: '2026-07-01', to: '2026-09-30', least: undefined, below: 60 }],
  [{ kind: 'class', index: 1, n: 2 } as const, { from: '2026-07-01', to: '2026-09-30', least: 60, below: 1800 }],
  [{ kind: 'class', index: 2, n: 3 } as const, { from: '2026-07-01', to: '2026-09-30', least: 1800, below: undefined }],
  [{ kind: 'hour', weekday: 7, hour: 0, n: 1 } as const, { from: '2026-09-03', to: '2026-09-30', weekday: 7, hour: 0 }],
])('behind %p stand the rows of %p', (mark, expected) => {
  expect(rowsOf(chart, mark, end)).toEqual({ figure: 'first_response_median', ...expected });
});
