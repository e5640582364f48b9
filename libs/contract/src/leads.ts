import { z } from 'zod';
import { clientId, id, instant, patchOf } from './primitives';

export const leadChecks = z.object({
  reachable: z.boolean(),
  unitName: z.boolean(),
  need: z.boolean(),
  intent: z.boolean(),
  ability: z.boolean(),
});
export const leadState = z.enum(['open', 'valid', 'rejected']);
export const leadRejection = z.enum([
  'unreachable',
  'no_need',
  'no_intent',
  'no_ability',
  'duplicate',
  'not_our_business',
  'other',
]);
/** The judgement, and of a valid lead how far sales came. */
export const leadStage = z.enum(['open', 'rejected', 'valid', 'handed', 'returned', 'contacted', 'won', 'lost']);
export const lostReason = z.enum(['price', 'competitor', 'no_budget', 'no_reply', 'postponed', 'product', 'other']);

/** How a contact first came to us: nothing else of the page is kept. Always text of strangers. */
export const visitOrigin = z.object({
  source: z.string(),
  medium: z.string(),
  campaign: z.string(),
  keyword: z.string(),
  content: z.string(),
  landing: z.string(),
  referrer: z.string(),
});
export type VisitOriginView = z.infer<typeof visitOrigin>;

export const lead = z.object({
  id,
  contactId: id,
  contactName: z.string(),
  ticketId: id.nullable(),
  ticketNumber: z.number().int().nullable(),
  agentId: id,
  state: leadState,
  stage: leadStage,
  source: z.string(),
  keyword: z.string(),
  campaign: z.string(),
  origin: visitOrigin.nullable(),
  unitName: z.string(),
  need: z.string(),
  checks: leadChecks,
  rejection: leadRejection.nullable(),
  rejectionNote: z.string(),
  judgedAt: instant.nullable(),
  /** The lead that this one turned out to be the same as. */
  joinedInto: id.nullable(),
  handed: z
    .object({
      name: z.string(),
      phone: z.string(),
      territoryId: id.nullable(),
      territoryName: z.string().nullable(),
      at: instant,
      byId: id,
      note: z.string(),
    })
    .nullable(),
  callDueAt: instant.nullable(),
  contactedAt: instant.nullable(),
  contactNote: z.string(),
  returned: z
    .object({
      at: instant,
      from: z.string(),
      notes: z.array(z.object({ at: instant, result: z.string(), feedback: z.string() })),
    })
    .nullable(),
  outcome: z
    .object({
      result: z.enum(['won', 'lost']),
      at: instant,
      amountCents: z.number().int().nullable(),
      reason: lostReason.nullable(),
      note: z.string(),
    })
    .nullable(),
  createdAt: instant,
  version: z.number().int(),
});
export type Lead = z.infer<typeof lead>;

const line = (longest: number) => z.string().trim().max(longest).default('');
export const leadCreate = z.object({
  clientId,
  contactId: id,
  ticketId: id.nullable().default(null),
  source: line(80),
  keyword: line(120),
  campaign: line(120),
  unitName: line(120),
  need: line(1000),
  checks: leadChecks.default({ reachable: false, unitName: false, need: false, intent: false, ability: false }),
});
export const leadPatch = patchOf(leadCreate.omit({ clientId: true, contactId: true, ticketId: true })).extend({
  version: z.number().int(),
});
/** valid needs all five checks and no other valid lead of the contact within 90 days. */
export const leadJudge = z.object({
  version: z.number().int(),
  state: z.enum(['valid', 'rejected']),
  rejection: leadRejection.optional(),
  note: line(1000),
});

const act = { clientId, version: z.number().int() };
export const leadHand = z.object({
  ...act,
  name: z.string().trim().min(1).max(80),
  phone: line(40),
  territoryId: id.nullable().default(null),
  note: line(1000),
});
export const leadContacted = z.object({ ...act, note: line(1000) });
export const leadEnd = z.object({
  ...act,
  result: z.enum(['won', 'lost']),
  amountCents: z.number().int().min(1).max(100_000_000_000).nullable().default(null),
  reason: lostReason.nullable().default(null),
  note: line(1000),
});
export const leadJoin = z.object({ ...act, intoId: id });
export const leadApart = z.object({ ...act, otherId: id, reason: z.string().trim().min(2).max(500) });

export const leadSame = z.object({
  id,
  stage: leadStage,
  contactName: z.string(),
  ticketNumber: z.number().int().nullable(),
  agentId: id,
  createdAt: instant,
  matches: z.array(z.enum(['contact', 'phone', 'email', 'identity'])),
  /** Why somebody said that it is another contact. */
  apart: z.string().nullable(),
});
export type LeadSame = z.infer<typeof leadSame>;
export const leadSameList = z.object({ days: z.number().int(), rows: z.array(leadSame) });

export const leadSetup = z.object({
  sources: z.array(z.string()),
  managerName: z.string(),
  managerPhone: z.string(),
  managerId: id.nullable(),
  version: z.number().int(),
});
export type LeadSetup = z.infer<typeof leadSetup>;
export const leadSetupWrite = z.object({
  version: z.number().int(),
  sources: z.array(z.string().trim().min(1).max(80)).max(60),
  managerName: line(80),
  managerPhone: line(40),
  managerId: id.nullable().default(null),
});
