import { z } from 'zod';
import { day, id, instant, page, pageQuery } from './primitives';

export const figureKey = z.enum([
  'calls',
  'talk_minutes',
  'talk_minutes_both',
  'handle_time',
  'three_ring_share',
  'callbacks_done',
  'satisfaction',
  'warranty_coverage',
  'surveys_sent',
  'survey_answer_share',
  'survey_satisfied_share',
  'survey_score',
  'survey_solved_share',
  'surveys_skipped',
  'valid_leads',
  'leads_opened',
  'leads_won',
  'won_amount',
  'imported_orders',
  'imported_amount',
  'sales_amount',
  'first_response_median',
  'first_response_p90',
  'first_response_share',
  'next_response_median',
  'next_response_p90',
  'next_response_share',
  'windows_met',
  'windows_missed',
  'windows_excused',
  'messages_received',
  'tickets_opened',
  'contacts_new',
  'tickets_resolved',
  'resolution_median',
  'resolution_p90',
  'first_contact_share',
  'reopen_share',
  'transfer_share',
  'problems_out',
  'problems_in',
  'repeats',
  'replies',
  'quality_score',
  'quality_checks',
]);
export type FigureKey = z.infer<typeof figureKey>;
export const figureStep = z.enum(['day', 'week', 'month']);
/** What a row stands for. */
export const figureBy = z.enum(['agent', 'team', 'inbox', 'channel', 'territory', 'product']);
export type FigureBy = z.infer<typeof figureBy>;
/** A row for what has no team, inbox or channel, or no area or product that is known. */
export const OF_NONE = 'none';

export const figuresQuery = z.object({
  from: day,
  to: day,
  step: figureStep.default('day'),
  by: figureBy.default('agent'),
  teamId: id.optional(),
  agentId: id.optional(),
});

export const figureGroup = z.enum(['calls', 'callbacks', 'surveys', 'leads', 'sales', 'waiting', 'tickets', 'quality']);
export const figureUnit = z.enum(['count', 'minutes', 'seconds', 'money', 'percent', 'points']);
const inWords = z.object({ 'zh-CN': z.string(), en: z.string() });

/** What a column means, shown beside it: formula in both languages, unit, rule, target where there is one. */
export const figureMeaning = z.object({
  key: figureKey,
  group: figureGroup,
  unit: figureUnit,
  gather: z.enum(['sum', 'mean', 'share', 'median', 'p90']),
  name: inWords,
  formula: inWords,
  /** Where it comes from: what the desk stored, the superior's word, or a file that was brought in. */
  source: z.enum(['system', 'superior', 'import']),
  /** Who answers for it. */
  owner: inWords,
  rule: z.string().nullable(),
  target: z.object({ value: z.number(), per: z.enum(['day', 'month', 'share']) }).nullable(),
});
export const figureCell = z.object({
  value: z.number().nullable(),
  target: z.number().nullable(),
  /** How many rows it was made of: what a mean, share or median is worth. */
  n: z.number().int(),
});
export const figureRow = z.object({
  /** Of the agent, team, inbox or area, or the name of the channel or product. */
  id: z.string(),
  /** Empty for a channel, a product, and for what has none. */
  name: z.string(),
  /** The agent's work number; empty otherwise. */
  number: z.string(),
  /** First day of the step. */
  period: day,
  cells: z.record(figureKey, figureCell),
});
export const figures = z.object({
  zone: z.string(),
  from: day,
  to: day,
  step: figureStep,
  by: figureBy,
  asOf: instant,
  meanings: z.array(figureMeaning),
  rows: z.array(figureRow),
  totals: z.record(figureKey, figureCell),
});
export type Figures = z.infer<typeof figures>;
export type FigureRow = z.infer<typeof figureRow>;

export const figureRowsQuery = pageQuery.extend({
  by: figureBy.default('agent'),
  id: z.string().max(80),
  teamId: id.optional(),
  agentId: id.optional(),
  period: day,
  step: figureStep,
  figure: figureKey,
});
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

/** Which days to count again from the events. */
export const figureRebuildAsk = z.object({ from: day, to: day });
/** How far the last counting again is: parts are days of one kind of event. */
export const figureRebuild = z.object({
  from: day,
  to: day,
  total: z.number().int(),
  left: z.number().int(),
  askedBy: z.string(),
  askedAt: instant,
  stoppedAt: instant.nullable(),
  doneAt: instant.nullable(),
});
/** `left`: days that wait to be counted, of the last rebuilding and of what just happened. */
export const figureRollups = z.object({
  zone: z.string(),
  waiting: z.number().int(),
  rebuild: figureRebuild.nullable(),
});
export type FigureRollups = z.infer<typeof figureRollups>;
