import { z } from 'zod';
import { channelKind, clientId, day, id, instant } from './primitives';

/** Why a conversation brought no lead (DOMAIN K3). */
export const refinementReason = z.enum([
  'no_need',
  'price',
  'slow_answer',
  'unclear_answer',
  'contact_not_asked',
  'competitor',
  'out_of_range',
  'other',
]);
export type RefinementReason = z.infer<typeof refinementReason>;

/** A conversation of a day without a lead, to pick from. */
export const refinementOffer = z.object({
  ticketId: id,
  ticketNumber: z.number().int(),
  contactName: z.string(),
  channel: channelKind,
  preview: z.string(),
  replies: z.number().int(),
  lastAt: instant,
  /** Written about already. */
  written: z.boolean(),
});
export type RefinementOffer = z.infer<typeof refinementOffer>;
export const refinementOffers = z.object({ day, rows: z.array(refinementOffer) });

export const refinement = z.object({
  id,
  agentId: id,
  agentName: z.string(),
  day,
  ticketId: id.nullable(),
  ticketNumber: z.number().int().nullable(),
  contactName: z.string().nullable(),
  reason: refinementReason,
  note: z.string(),
  writtenAt: instant,
  /** Two halves of five: the analysis, and using what was learned. */
  analysisPoints: z.number().nullable(),
  usePoints: z.number().nullable(),
  scoredById: id.nullable(),
  scoredByName: z.string().nullable(),
  scoredAt: instant.nullable(),
  scoreNote: z.string(),
  version: z.number().int(),
});
export type Refinement = z.infer<typeof refinement>;
export const refinementWrite = z.object({
  clientId,
  day,
  ticketId: id.nullable().default(null),
  reason: refinementReason,
  note: z.string().trim().min(4).max(2000),
});
const points = z.number().min(0).max(5).multipleOf(0.5);
export const refinementScore = z.object({
  version: z.number().int(),
  analysisPoints: points,
  usePoints: points,
  note: z.string().trim().max(500).default(''),
});
export const refinementQuery = z.object({ from: day, to: day, agentId: id.optional() });
export const refinementOffersQuery = z.object({ day: day.optional() });
export const refinementDayState = z.enum(['nothing', 'due', 'missing', 'written', 'scored']);

/** Each agent's days, missing ones in sight. */
export const refinementBoard = z.object({
  from: day,
  to: day,
  today: day,
  days: z.array(day),
  agents: z.array(
    z.object({ agentId: id, agentName: z.string(), days: z.array(refinementDayState), missing: z.number().int() }),
  ),
  rows: z.array(refinement),
});
export type RefinementBoard = z.infer<typeof refinementBoard>;
