import { z } from 'zod';
import { day, id, instant, page, pageQuery } from './primitives';

export const figureKey = z.enum([
  'calls',
  'talk_minutes',
  'callbacks_done',
  'valid_leads',
  'first_response_median',
  'first_response_p90',
  'windows_met',
  'windows_missed',
  'windows_excused',
  'tickets_resolved',
  'replies',
]);
export type FigureKey = z.infer<typeof figureKey>;
export const figureStep = z.enum(['day', 'week', 'month']);

export const figuresQuery = z.object({
  from: day,
  to: day,
  step: figureStep.default('day'),
  teamId: id.optional(),
  agentId: id.optional(),
});

/** What a column means, shown beside it: formula in both languages, unit, rule, target where there is one. */
export const figureMeaning = z.object({
  key: figureKey,
  unit: z.enum(['count', 'minutes', 'seconds']),
  formula: z.object({ 'zh-CN': z.string(), en: z.string() }),
  rule: z.string().nullable(),
  target: z.object({ value: z.number(), per: z.enum(['day', 'month']) }).nullable(),
});
export const figureCell = z.object({ value: z.number().nullable(), target: z.number().nullable() });
export const figureRow = z.object({
  agentId: id,
  agentName: z.string(),
  workNumber: z.string(),
  /** First day of the step. */
  period: day,
  cells: z.record(figureKey, figureCell),
});
export const figures = z.object({
  zone: z.string(),
  from: day,
  to: day,
  step: figureStep,
  asOf: instant,
  meanings: z.array(figureMeaning),
  rows: z.array(figureRow),
  totals: z.record(figureKey, figureCell),
});
export type Figures = z.infer<typeof figures>;
export type FigureRow = z.infer<typeof figureRow>;

export const figureRowsQuery = pageQuery.extend({ agentId: id, period: day, step: figureStep, figure: figureKey });
/** One row behind a cell: law 9. */
export const figureEvidence = z.object({
  id: z.string(),
  at: instant,
  ticketId: id.nullable(),
  ticketNumber: z.number().int().nullable(),
  contactName: z.string().nullable(),
  text: z.string(),
  value: z.number().nullable(),
});
export type FigureEvidence = z.infer<typeof figureEvidence>;
export const figureEvidencePage = page(figureEvidence);
export const exportQuery = figuresQuery.extend({
  format: z.enum(['csv', 'xlsx']),
  locale: z.enum(['zh-CN', 'en']).default('zh-CN'),
});
