import { z } from 'zod';
import { attachment } from './messages';
import { asFile, clientId, day, id, instant, page, pageQuery } from './primitives';

export const conductRule = z.enum([
  'late_reply',
  'forbidden_phrase',
  'no_work_number',
  'no_greeting',
  'only_hello',
  'pushed_away',
  'cold_voice',
  'passed_on',
  'small_talk',
  'hung_up_first',
  'wrong_item',
  'paid_not_ordered',
  'incomplete_shipment',
  'contact_missing',
  'other_fault',
  'talk_short',
  'visit',
  'new_record',
  'unreachable',
  'fault_fine',
]);
export type ConductRuleName = z.infer<typeof conductRule>;
/** What goes wrong with an order through a person, each kind by its own name (DOMAIN H23). */
export const orderFault = z.enum([
  'wrong_item',
  'paid_not_ordered',
  'incomplete_shipment',
  'contact_missing',
  'other_fault',
]);
/** What a team lead may propose by hand (DOMAIN W8, W9, W10, H13, H15, H23). */
export const manualRule = z.enum([
  'pushed_away',
  'cold_voice',
  'passed_on',
  'small_talk',
  'hung_up_first',
  ...orderFault.options,
]);
export const violationState = z.enum(['proposed', 'confirmed', 'dismissed', 'appealed', 'upheld', 'reversed']);
export type ViolationStateName = z.infer<typeof violationState>;

/** A step of a violation's life, in order. `by` is null for what the desk did by itself. */
export const violationStep = z.object({
  step: z.enum(['proposed', 'confirmed', 'dismissed', 'appealed', 'upheld', 'reversed']),
  at: instant,
  by: z.object({ id, name: z.string() }).nullable(),
  text: z.string(),
  /** Why the desk did it by itself: its term passed, or what it rested on fell away. */
  why: z.enum(['lapsed', 'window_excused', 'reply_taken_back', 'fault_gone']).nullable(),
  files: z.array(attachment),
});
export type ViolationStep = z.infer<typeof violationStep>;

const textMark = z.object({ start: z.number().int(), end: z.number().int(), phrase: z.string(), better: z.string() });
/** The waiting episode of a late reply, with both facts of DOMAIN W1: late, and asked again. */
export const violationWindow = z.object({
  openedAt: instant,
  dueAt: instant,
  repeatAt: instant.nullable(),
  repeats: z.number().int(),
  endedAt: instant.nullable(),
  ending: z.enum(['answered', 'excused']).nullable(),
  excuse: z.string().nullable(),
  /** Working seconds from opening to end. */
  workingSeconds: z.number().nullable(),
});
export type ViolationWindow = z.infer<typeof violationWindow>;

export const amountBasis = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('talk'), day, talked: z.number(), target: z.number(), missing: z.number() }),
  z.object({ kind: z.literal('record'), contactId: id, contactName: z.string() }),
  z.object({ kind: z.literal('fault'), violationId: id, rule: orderFault, nth: z.number().int(), quarter: z.string() }),
  z.object({ kind: z.literal('finding'), day, nth: z.number().int() }),
  z.object({ kind: z.literal('visit'), day }),
]);
export type AmountBasis = z.infer<typeof amountBasis>;

export const violation = z.object({
  id,
  rule: conductRule,
  state: violationState,
  agentId: id,
  agentName: z.string(),
  workNumber: z.string(),
  ticketId: id.nullable(),
  ticketNumber: z.number().int().nullable(),
  contactName: z.string().nullable(),
  messageId: id.nullable(),
  callId: id.nullable(),
  windowId: id.nullable(),
  /** When it happened. */
  at: instant,
  points: z.number(),
  /** Yuan that are proposed, below zero where they would be taken off; null for what costs points. */
  amount: z.number().nullable(),
  /** What an amount was counted from. */
  basis: amountBasis.nullable(),
  /** The words that were said, as they were said, with the places that count. */
  said: z.object({ text: z.string(), marks: z.array(textMark) }).nullable(),
  window: violationWindow.nullable(),
  confirmedById: id.nullable(),
  steps: z.array(violationStep),
  /** By when the next step must be taken; null when none is to come. */
  dueAt: instant.nullable(),
  version: z.number().int(),
});
export type Violation = z.infer<typeof violation>;
export const violationPage = page(violation);

export const violationQuery = pageQuery.extend({
  state: violationState.optional(),
  rule: conductRule.optional(),
  agentId: id.optional(),
  /** 'YYYY-MM' in the company's zone. */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
  ticketId: id.optional(),
  /** What counts in a month's points alone. */
  counting: z.enum(['1']).optional(),
});
export const violationExport = violationQuery.omit({ after: true, limit: true }).extend(asFile);
export const violationPropose = z.object({
  clientId,
  rule: manualRule,
  agentId: id,
  ticketId: id,
  messageId: id.nullable().default(null),
  callId: id.nullable().default(null),
  note: z.string().trim().min(2).max(2000),
});
const version = z.number().int();
const words = z.string().trim().min(2).max(2000);
export const violationConfirm = z.object({ version });
export const violationDismiss = z.object({ version, reason: words });
export const violationAppeal = z.object({ version, text: words, fileIds: z.array(id).max(10).default([]) });
export const violationDecide = z.object({ version, outcome: z.enum(['upheld', 'reversed']), reason: words });

/** Points of an agent in a month, and how many violations stand where; each opens the rows behind it (law 9). */
export const conductMonth = z.object({
  agentId: id,
  agentName: z.string(),
  workNumber: z.string(),
  points: z.number(),
  counts: z.record(violationState, z.number().int()),
});
export const conductMonthQuery = z.object({ month: violationQuery.shape.month.unwrap() });
export const conductMonthView = z.object({
  month: z.string(),
  zone: z.string(),
  rows: z.array(conductMonth),
  /** Orders that went wrong through a person, by kind; without those that were dismissed or reversed (DOMAIN H23). */
  faults: z.array(z.object({ rule: orderFault, count: z.number().int() })),
});
export type ConductMonth = z.infer<typeof conductMonthView>;

/** How many violations wait for this agent: to be judged, to be decided, and own ones that may still be appealed. */
export const conductWaiting = z.object({
  proposed: z.number().int(),
  appealed: z.number().int(),
  own: z.number().int(),
});
export type ConductWaiting = z.infer<typeof conductWaiting>;

/** Words that count as a greeting, from a time on. */
export const greetingWords = z.object({ words: z.array(z.string()), since: instant.nullable() });
export type GreetingWords = z.infer<typeof greetingWords>;
export const greetingWordsWrite = z.object({ words: z.array(z.string().trim().min(1).max(40)).min(1).max(200) });
