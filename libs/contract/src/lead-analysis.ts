import { z } from 'zod';
import { instant } from './primitives';

/** By what leads are put together (DOMAIN K4). */
export const leadDimension = z.enum(['source', 'keyword', 'campaign', 'agent', 'territory']);
export const leadAnalysisQuery = z.object({
  month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/),
  by: leadDimension.default('source'),
  /** opened: leads of the month, whatever became of them since. won: what was won in the month, whenever it was opened. */
  basis: z.enum(['opened', 'won']).default('opened'),
});
export const leadAnalysisRow = z.object({
  /** What the list behind the row is asked with: a text, or an id; empty where nothing was written down. */
  key: z.string(),
  name: z.string(),
  opened: z.number().int(),
  valid: z.number().int(),
  handed: z.number().int(),
  contacted: z.number().int(),
  won: z.number().int(),
  amountCents: z.number(),
  /** Won of opened, 0 to 1. */
  share: z.number(),
});
export type LeadAnalysisRow = z.infer<typeof leadAnalysisRow>;
export const leadAnalysis = z.object({ rows: z.array(leadAnalysisRow), total: leadAnalysisRow, asOf: instant });
export type LeadAnalysis = z.infer<typeof leadAnalysis>;
export const leadAnalysisExport = leadAnalysisQuery.extend({
  format: z.enum(['csv', 'xlsx']),
  locale: z.enum(['zh-CN', 'en']).default('zh-CN'),
});
