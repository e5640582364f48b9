import { z } from 'zod';
import { figureKey, figureStep } from './figures';
import { day, id, instant, pageQuery } from './primitives';

/** One figure over a span, of everybody whom one may see, of a team or of one agent. */
export const figureChartQuery = z.object({
  figure: figureKey,
  from: day,
  to: day,
  step: figureStep.default('day'),
  teamId: id.optional(),
  agentId: id.optional(),
});

/** `n` is how many rows it was gathered from. What has not begun has no value. */
export const figurePoint = z.object({ period: day, value: z.number().nullable(), n: z.number().int() });
export type FigurePoint = z.infer<typeof figurePoint>;
/** ISO weekday, Monday is 1; the hour of the desk's zone. */
export const figureHour = z.object({
  weekday: z.number().int().min(1).max(7),
  hour: z.number().int().min(0).max(23),
  value: z.number().nullable(),
  n: z.number().int(),
});
export type FigureHour = z.infer<typeof figureHour>;

/** How values lie: `counts` has one more than `edges`; each edge belongs to the class that begins with it. */
export const figureSpread = z.object({
  edges: z.array(z.number()),
  counts: z.array(z.number().int()),
  median: z.number().nullable(),
  p90: z.number().nullable(),
});
export type FigureSpread = z.infer<typeof figureSpread>;

export const figureChart = z.object({
  figure: figureKey,
  zone: z.string(),
  from: day,
  to: day,
  step: figureStep,
  asOf: instant,
  points: z.array(figurePoint),
  /** As many periods that end where the span begins, in the same order. */
  before: z.array(figurePoint),
  whole: figurePoint.omit({ period: true }),
  wholeBefore: figurePoint.omit({ period: true }),
  /** Null for a figure whose values are not kept one by one. */
  spread: figureSpread.nullable(),
  /** Of the days named, which are the last of the span where it is longer. Hours without a row are left out. */
  hours: z.object({ from: day, to: day, cells: z.array(figureHour) }),
});
export type FigureChart = z.infer<typeof figureChart>;

/** The rows behind a mark of a chart: of a period or of the whole span, in a class of values, in an hour of a weekday. */
export const figureChartRowsQuery = pageQuery.extend({
  figure: figureKey,
  from: day,
  to: day,
  teamId: id.optional(),
  agentId: id.optional(),
  least: z.coerce.number().optional(),
  below: z.coerce.number().optional(),
  weekday: z.coerce.number().int().min(1).max(7).optional(),
  hour: z.coerce.number().int().min(0).max(23).optional(),
});
