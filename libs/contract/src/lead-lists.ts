import { z } from 'zod';
import { lead, leadSame, leadStage, leadState } from './leads';
import { asFile, id, instant, page, pageQuery } from './primitives';

export const leadStep = z.enum(['opened', 'valid', 'handed', 'contacted', 'won']);
const leadMonth = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);

const narrowing = {
  agentId: id.optional(),
  source: z.string().max(80).optional(),
  campaign: z.string().max(120).optional(),
  keyword: z.string().max(120).optional(),
  /** none: in no area. */
  territoryId: z.union([id, z.literal('none')]).optional(),
  /** Opened in this month of the company's zone. */
  month: leadMonth.optional(),
};
export const leadQuery = pageQuery.extend({
  ...narrowing,
  state: leadState.optional(),
  stage: leadStage.optional(),
  /** Came at least so far. */
  reached: leadStep.optional(),
  /** Won in this month, whenever they were opened. */
  wonIn: leadMonth.optional(),
  contactId: id.optional(),
});
export const leadList = page(lead);
export const leadExport = leadQuery.omit({ after: true, limit: true }).extend(asFile);

export const leadFunnelQuery = z.object(narrowing);
export const leadFunnel = z.object({
  /** How many came at least so far. */
  steps: z.array(
    z.object({
      step: leadStep,
      count: z.number().int(),
      /** Of the step before, 0 to 1; null of nothing. */
      share: z.number().nullable(),
    }),
  ),
  stages: z.record(leadStage, z.number().int()),
  amountCents: z.number(),
  sources: z.array(z.string()),
  campaigns: z.array(z.string()),
  territories: z.array(z.object({ id, name: z.string() })),
  asOf: instant,
});
export type LeadFunnel = z.infer<typeof leadFunnel>;

/** One lead, whole: its history, and who would get it. */
export const leadPage = z.object({
  lead,
  history: z.array(
    z.object({
      type: z.string(),
      at: instant,
      by: z.string(),
      byDesk: z.boolean(),
      result: z.string(),
      note: z.string(),
    }),
  ),
  same: z.array(leadSame),
  days: z.number().int(),
  proposed: z.object({ name: z.string(), phone: z.string(), territoryId: id, territoryName: z.string() }).nullable(),
});
export type LeadPage = z.infer<typeof leadPage>;
