import { z } from 'zod';
import { asFile, channelKind, day, id, instant, page, pageQuery } from './primitives';

export const repeatCause = z.enum([
  'promise_broken',
  'hour_missing',
  'changed_alone',
  'parts_undated',
  'late_reply',
  'unknown',
]);
export type RepeatCauseName = z.infer<typeof repeatCause>;
export const repeatState = z.enum(['proposed', 'confirmed', 'reviewed', 'other_matter']);
export type RepeatStateName = z.infer<typeof repeatState>;

/** A step of its life, in order. `by` is null for what the desk found or told apart. */
export const repeatStep = z.object({
  step: z.enum(['found', 'confirmed', 'set_aside', 'reviewed']),
  at: instant,
  by: z.object({ id, name: z.string() }).nullable(),
  cause: repeatCause.nullable(),
  note: z.string(),
});
export type RepeatStep = z.infer<typeof repeatStep>;

/** What the proposed cause rests on: a promise with its slot, a message of ours, or the deadline that passed. */
export const repeatEvidence = z.object({
  kind: z.enum(['promise', 'message', 'window']),
  id: id.nullable(),
  at: instant,
  slot: z.object({ from: instant, to: instant }).nullable(),
});

/** A contact who came back on the same matter (DOMAIN M1 to M4, W1). */
export const repeatContact = z.object({
  id,
  contactId: id,
  contactName: z.string(),
  ticketId: id,
  ticketNumber: z.number().int(),
  messageId: id.nullable(),
  channel: channelKind,
  at: instant,
  earlierTicketId: id,
  earlierTicketNumber: z.number().int(),
  earlierAt: instant,
  earlierChannel: channelKind,
  agentId: id.nullable(),
  agentName: z.string().nullable(),
  product: z.string().nullable(),
  proposedCause: repeatCause,
  cause: repeatCause,
  evidence: repeatEvidence.nullable(),
  state: repeatState,
  reviewedById: id.nullable(),
  steps: z.array(repeatStep),
  version: z.number().int(),
});
export type RepeatContact = z.infer<typeof repeatContact>;
export const repeatPage = page(repeatContact);

const version = z.number().int();
const note = z.string().trim().max(1000).default('');
export const repeatConfirm = z.object({ version, cause: repeatCause, note });
export const repeatSetAside = z.object({ version, note: z.string().trim().min(2).max(1000) });
/** A cause, or null for another matter. */
export const repeatReview = z.object({ version, cause: repeatCause.nullable(), note });

const filters = {
  /** Days of the company's zone, both included. */
  from: day.optional(),
  to: day.optional(),
  cause: repeatCause.optional(),
  agentId: id.optional(),
  product: z.string().max(40).optional(),
  state: repeatState.optional(),
  ticketId: id.optional(),
  /** What counts alone: everything but another matter. */
  counted: z.enum(['1']).optional(),
};
export const repeatQuery = pageQuery.extend(filters);
export const repeatCountsQuery = z.object({ from: day, to: day });
export const repeatExportQuery = z.object({
  ...filters,
  ...asFile,
});

/** How many came back, by cause, agent and product; each number opens the rows behind it (law 9). */
export const repeatCounts = z.object({
  from: day,
  to: day,
  total: z.number().int(),
  causes: z.array(z.object({ cause: repeatCause, count: z.number().int() })),
  agents: z.array(z.object({ agentId: id.nullable(), agentName: z.string().nullable(), count: z.number().int() })),
  products: z.array(z.object({ product: z.string(), count: z.number().int() })),
});
export type RepeatCounts = z.infer<typeof repeatCounts>;

/** An event that a reader could not judge and passed. */
export const eventFailure = z.object({
  id: z.string(),
  reader: z.enum(['conduct', 'repeats', 'callbacks', 'automation', 'handovers', 'surveys', 'figures', 'territories']),
  eventId: z.string(),
  eventType: z.string(),
  ticketId: id.nullable(),
  ticketNumber: z.number().int().nullable(),
  happenedAt: instant,
  error: z.string(),
  at: instant,
});
export type EventFailure = z.infer<typeof eventFailure>;
