import { z } from 'zod';
import { asFile, clientId, day, id, instant, page, pageQuery } from './primitives';

/** How a service ended, as far as it makes a callback: advice by phone alone (V1), no time to test (V2), not sure it is fixed (V3). */
export const serviceOutcome = z.enum(['advice', 'untested', 'unsure']);
export type ServiceOutcomeName = z.infer<typeof serviceOutcome>;
export const serviceOutcomeRequest = z.object({ outcome: serviceOutcome });

export const callbackReason = z.enum([
  'advice',
  'untested',
  'unsure_repair',
  'missed_call',
  'promise',
  'satisfaction',
  'warranty',
  /** A ticket with an open promise has a new holder, who speaks with the contact at once (DOMAIN M7). */
  'handover',
  /** What the contact said of the service afterwards was bad, or their problem is not solved (DOMAIN V18). */
  'bad_survey',
  'planned',
]);
/** A number that was called in vain, each apart (DOMAIN section 9). */
export const triedNumber = z.object({
  number: z.string().trim().min(3).max(40),
  outcome: z.enum(['no_answer', 'busy', 'wrong_number']),
});
export const callbackResult = z.enum(['satisfied', 'neutral', 'not_satisfied', 'unreachable', 'declined']);
export const callback = z.object({
  id,
  ticketId: id.nullable(),
  ticketNumber: z.number().int().nullable(),
  contactId: id,
  contactName: z.string(),
  agentId: id.nullable(),
  dueAt: instant,
  reason: callbackReason,
  remark: z.string(),
  doneAt: instant.nullable(),
  cancelledAt: instant.nullable(),
  result: callbackResult.nullable(),
  /** What the contact said; without it a callback does not count (DOMAIN K2). */
  feedback: z.string(),
  attempts: z.number().int(),
  tried: z.array(triedNumber.extend({ at: instant })),
  /** Out of the due list until then; its due time stays. */
  snoozedUntil: instant.nullable(),
  plannedAt: instant,
  version: z.number().int(),
});
export type Callback = z.infer<typeof callback>;
export const callbackPlan = z.object({
  clientId,
  ticketId: id.nullable().default(null),
  contactId: id,
  agentId: id.nullable().default(null),
  dueAt: instant,
  reason: callbackReason.default('planned'),
  remark: z.string().trim().max(1000).default(''),
});
export const callbackComplete = z.object({
  version: z.number().int(),
  result: callbackResult,
  feedback: z.string().trim().max(5000).default(''),
  /** Of a try that reached nobody: each number apart. */
  tried: z.array(triedNumber).max(10).default([]),
});
export const callbackSnooze = z.object({ version: z.number().int(), minutes: z.number().int().min(5).max(1440) });
export const callbackMove = z.object({ version: z.number().int(), dueAt: instant, agentId: id.nullable().optional() });
export const callbackCancel = z.object({ version: z.number().int(), reason: z.string().trim().min(2).max(500) });
/** What the records of a callback's ticket say it was about (DOMAIN K4). */
export const callbackAbout = z.enum(['product', 'service_type', 'territory']);
export type CallbackAbout = z.infer<typeof callbackAbout>;
export const callbackQuery = pageQuery.extend({
  state: z.enum(['due', 'planned', 'done', 'all']).default('due'),
  agentId: id.optional(),
  contactId: id.optional(),
  ticketId: id.optional(),
  reason: callbackReason.optional(),
  /** Those that were due on these days of the company's zone, both included. */
  dueFrom: day.optional(),
  dueTo: day.optional(),
  /** What a figure of the coverage counts, to open the rows behind it. */
  figure: z
    .enum(['done', 'with_feedback', 'overdue', 'cancelled', 'satisfied', 'neutral', 'not_satisfied', 'answered'])
    .optional(),
  /** Those about one product, type of service or area, by the key of its row in the answers. */
  about: callbackAbout.optional(),
  aboutKey: z.string().max(80).optional(),
});

export const coverageQuery = z.object({ from: day, to: day });
/** The list of the span; by what its callbacks were about where `about` is given, the worst answers first. */
export const coverageExportQuery = coverageQuery.extend({ ...asFile, about: callbackAbout.optional() });
const count = z.number().int();
/** Callbacks that were due in a span, by reason and agent (DOMAIN V5, V6); each number opens its rows. */
export const coverageRow = z.object({
  reason: callbackReason,
  agentId: id.nullable(),
  agentName: z.string().nullable(),
  planned: count,
  done: count,
  withFeedback: count,
  overdue: count,
  cancelled: count,
  satisfied: count,
  /** Said satisfied, neutral or not satisfied: the sample of the rate. */
  answered: count,
});
export type CoverageRow = z.infer<typeof coverageRow>;
export const coverage = coverageQuery.extend({
  zone: z.string(),
  rows: z.array(coverageRow),
  /** Tickets in warranty that were closed in the span, and how many of them were called back (DOMAIN V5). */
  warranty: z.object({ closed: count, calledBack: count }),
  satisfaction: z.object({ satisfied: count, answered: count, goalPercent: z.number() }),
});
export type Coverage = z.infer<typeof coverage>;

export const answersQuery = coverageQuery.extend({ about: callbackAbout.default('product') });
/** What contacts said when they were called back, by what it was about (DOMAIN K4); each number opens its rows. */
export const answersRow = z.object({
  /** A product, a type of service or an area's id; OF_NONE where nothing was written down. */
  key: z.string(),
  /** Of an area; products and types of service are named by who shows them. */
  name: z.string(),
  planned: count,
  satisfied: count,
  neutral: count,
  notSatisfied: count,
  answered: count,
});
export type AnswersRow = z.infer<typeof answersRow>;
/** The most dissatisfied first. */
export const answers = answersQuery.extend({ zone: z.string(), rows: z.array(answersRow) });
export type Answers = z.infer<typeof answers>;

export const callbackList = page(callback);
