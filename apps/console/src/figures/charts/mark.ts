import type { FigureChart } from '#contract';

/** What was pressed in a chart: a period, a class of values, or an hour of a weekday, with how many rows it stands for. */
export type Mark = { n: number } & (
  | { kind: 'period'; period: string }
  | { kind: 'class'; index: number }
  | { kind: 'hour'; weekday: number; hour: number }
);

export const sameMark = (a: Mark | null, b: Mark): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What the rows behind a mark are asked for by; `periodEnd` is the last day of a period that begins on a day. */
export function rowsOf(chart: FigureChart, mark: Mark, periodEnd: (first: string) => string) {
  const { figure, from, to, hours, spread } = chart;
  switch (mark.kind) {
    case 'period':
      return { figure, from: mark.period, to: periodEnd(mark.period) };
    case 'class':
      return { figure, from, to, least: spread?.edges[mark.index - 1], below: spread?.edges[mark.index] };
    case 'hour':
      return { figure, from: hours.from, to: hours.to, weekday: mark.weekday, hour: mark.hour };
  }
}
