import type { FigureKey, FigureRow } from '#contract';

/** Columns for a plot, by period: seconds since 1970 of its first day, the figure, and the target that held. */
export interface TrendSeries {
  at: number[];
  values: (number | null)[];
  targets: (number | null)[];
}

export function trendSeries(rows: readonly FigureRow[], id: string, figure: FigureKey): TrendSeries {
  const own = rows.filter((row) => row.id === id).sort((a, b) => a.period.localeCompare(b.period));
  return {
    at: own.map(({ period }) => Date.parse(`${period}T00:00:00Z`) / 1000),
    values: own.map(({ cells }) => cells[figure]?.value ?? null),
    targets: own.map(({ cells }) => cells[figure]?.target ?? null),
  };
}
